import type { Db } from '../../../_shared/db.ts'
import type { TwoFactorMethod } from '../../types.generated.ts'
import { type Secrets, useTotpCode } from './enrollment.ts'
import { useRecoveryCode } from './recovery-codes.ts'

/** A code as somebody typed it. */
export interface TypedCode {
  method: TwoFactorMethod
  code: string
}

/**
 * Uses up a code of an account, in the transaction of what it permits. False for a wrong code, for one that was used before, wherever
 * and also at the same moment, and for an account without codes.
 */
export async function spendCode(
  tx: Db,
  secrets: Secrets,
  accountId: string,
  { method, code }: TypedCode,
): Promise<boolean> {
  return method === 'TOTP'
    ? useTotpCode(tx, secrets, accountId, code)
    : useRecoveryCode(tx, secrets.refreshSecret, accountId, code)
}
