import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type AccountRow, accounts, type Scope } from '../../db/schema.ts'
import { isAccount } from './account-names.ts'

/** An account, by its address or id, and the operator who changes it. */
interface Change {
  account: string
  /** Name of the operator, for the audit events. */
  operator: string
}

/**
 * Gives an account a scope, or takes it. Access tokens with other scopes are refused from then on. True if that changed something.
 * @throws Error for an unknown account or an unverified address
 */
export const setScope = (db: Db, change: Change, { scope, granted }: { scope: Scope; granted: boolean }) =>
  changeAccount(db, change, ({ scopes, emailKey, emailVerifiedAt }) => {
    if (scopes.includes(scope) === granted) return null
    // Somebody else could verify the address later.
    if (granted && emailKey !== null && !emailVerifiedAt) throw new Error(`${change.account} is not verified yet.`)
    return { scopes: granted ? [...scopes, scope].sort() : scopes.filter((other) => other !== scope) }
  })

/**
 * Keeps a person out, which ends their sessions, or lets them sign in again. True if that changed something.
 * @throws Error for an unknown account
 */
export const setBan = (db: Db, change: Change, banned: boolean) =>
  changeAccount(db, change, ({ bannedAt }) =>
    (bannedAt !== null) === banned ? null : { bannedAt: banned ? new Date() : null },
  )

async function changeAccount(
  db: Db,
  { account: name, operator }: Change,
  changesOf: (account: AccountRow) => Partial<AccountRow> | null,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    // `update` would wait for a mail to the account, whose transaction may wait for this one.
    const [account] = await tx.select().from(accounts).where(isAccount(name)).for('no key update')
    if (!account) throw new Error(`There is no account with the address or id ${name}.`)
    const changes = changesOf(account)
    if (!changes) return false
    await tx.execute(sql`select set_config('bunri.actor', ${`operator ${operator}`}, true)`)
    await tx.update(accounts).set(changes).where(eq(accounts.id, account.id))
    return true
  })
}
