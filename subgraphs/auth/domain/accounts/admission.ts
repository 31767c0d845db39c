import type { Db } from '../../../_shared/db.ts'
import type { AccountRow } from '../../db/schema.ts'
import type { DevicePlatform, SignInMethod, TokenDelivery } from '../../types.generated.ts'
import { type OpenSession, openSession } from '../sessions/sessions.ts'
import { type Challenge, createChallenge } from '../two-factor/challenges.ts'
import { enabledFactor } from '../two-factor/enrollment.ts'

/** The device that signs in, and where it wants its refresh token. */
export interface Device {
  deviceName: string
  platform: DevicePlatform
  tokenDelivery: TokenDelivery
}

/**
 * Lets a person in who gave the first proof of an account: opens a session, or asks for the second factor. Runs in the transaction
 * that has locked the account (`lockIfUnchanged`).
 */
export async function admit(
  tx: Db,
  refreshSecret: string,
  { id }: Pick<AccountRow, 'id'>,
  { device, method }: { device: Device; method: SignInMethod },
): Promise<OpenSession | Challenge> {
  if (await enabledFactor(tx, id)) return createChallenge(tx, id, { device, method })
  const { deviceName, platform } = device
  return openSession(tx, refreshSecret, { accountId: id, deviceName, platform, method })
}
