import type { Context } from '../context.ts'
import type { Device } from '../domain/accounts/admission.ts'
import { deviceName } from '../domain/sessions/devices.ts'
import type { SignInInput } from '../types.generated.ts'

/** The device of a sign-in: as the client names it, or else as its `User-Agent` header does. */
export function deviceOf(
  { device: { platform, name }, tokenDelivery }: Pick<SignInInput, 'device' | 'tokenDelivery'>,
  { userAgent, locale }: Context,
): Device {
  return { platform, deviceName: deviceName(name, userAgent, locale), tokenDelivery: tokenDelivery ?? 'BODY' }
}
