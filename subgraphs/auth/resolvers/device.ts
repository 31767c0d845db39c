import type { Context } from '../context.ts'
import type { Device } from '../domain/accounts/admission.ts'
import { deviceName } from '../domain/sessions/devices.ts'
import { requireDeliverable } from '../domain/sessions/token-delivery.ts'
import type { SignInInput } from '../types.generated.ts'

/**
 * The device of a sign-in: as the client names it, or else as its `User-Agent` header does.
 * @throws BAD_USER_INPUT when it wants its refresh token in a cookie, and the request can't get one
 */
export function deviceOf(
  { device: { platform, name }, tokenDelivery }: Pick<SignInInput, 'device' | 'tokenDelivery'>,
  { userAgent, locale, refreshCookie }: Context,
): Device {
  const delivery = tokenDelivery ?? 'BODY'
  requireDeliverable(delivery, refreshCookie !== undefined)
  return { platform, deviceName: deviceName(name, userAgent, locale), tokenDelivery: delivery }
}
