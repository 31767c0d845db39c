import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type AccountRow, accounts, type Scope } from '../../db/schema.ts'
import { parseEmailAddress } from '../accounts/email-address.ts'

/** An account and the operator who changes it. */
interface Change {
  email: string
  /** Name of the operator, for the audit events. */
  operator: string
}

/**
 * Gives an account a scope, or takes it. Access tokens with other scopes are refused from then on. True if that changed something.
 * @throws Error for an unknown or unverified address
 */
export const setScope = (db: Db, change: Change, { scope, granted }: { scope: Scope; granted: boolean }) =>
  changeAccount(db, change, ({ scopes, emailVerifiedAt }) => {
    if (scopes.includes(scope) === granted) return null
    // Somebody else could verify the address later.
    if (granted && !emailVerifiedAt) throw new Error(`${change.email} is not verified yet.`)
    return { scopes: granted ? [...scopes, scope].sort() : scopes.filter((other) => other !== scope) }
  })

/**
 * Keeps a person out, which ends their sessions, or lets them sign in again. True if that changed something.
 * @throws Error for an unknown address
 */
export const setBan = (db: Db, change: Change, banned: boolean) =>
  changeAccount(db, change, ({ bannedAt }) =>
    (bannedAt !== null) === banned ? null : { bannedAt: banned ? new Date() : null },
  )

async function changeAccount(
  db: Db,
  { email, operator }: Change,
  changesOf: (account: AccountRow) => Partial<AccountRow> | null,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const key = parseEmailAddress(email)?.key ?? ''
    // `update` would wait for a mail to the account, whose transaction may wait for this one.
    const [account] = await tx.select().from(accounts).where(eq(accounts.emailKey, key)).for('no key update')
    if (!account) throw new Error(`There is no account with the address ${email}.`)
    const changes = changesOf(account)
    if (!changes) return false
    await tx.execute(sql`select set_config('bunri.actor', ${`operator ${operator}`}, true)`)
    await tx.update(accounts).set(changes).where(eq(accounts.id, account.id))
    return true
  })
}
