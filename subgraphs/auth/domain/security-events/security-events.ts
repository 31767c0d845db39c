import { and, desc, eq, lt, type SQL } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { type SecurityEventRow, type SessionRow, securityEvents } from '../../db/schema.ts'

/** What happened, beyond whose account and session it concerns. */
type Happening = Pick<SecurityEventRow, 'kind'> & Partial<Pick<SecurityEventRow, 'signInMethod' | 'provider'>>

/** Who did it: a session, or nobody who is signed in, such as the holder of a link in a mail. */
type Origin = Pick<SessionRow, 'id' | 'accountId' | 'deviceName'> | { accountId: string }

/** Records what happened to an account, in the transaction of the change. */
export async function recordEvent(tx: Db, origin: Origin, happening: Happening): Promise<void> {
  const { accountId } = origin
  const session = 'id' in origin ? { sessionId: origin.id, deviceName: origin.deviceName } : {}
  await tx.insert(securityEvents).values({ accountId, ...session, ...happening })
}

/** Up to `first + 1` events of an account behind the number `after`, newest first. */
export async function eventsByNumber(
  db: Db,
  { accountId, first, after }: { accountId: string; first: number; after?: number },
): Promise<SecurityEventRow[]> {
  const { number } = securityEvents
  const condition = and(eq(securityEvents.accountId, accountId), after === undefined ? undefined : lt(number, after))
  return newestEvents(db, { condition }, { limit: first + 1 })
}

const newestEvents = preparedWithParts(
  (db, { condition }: { condition: SQL | undefined }, { limit }: Placeholders<{ limit: number }>) =>
    db.select().from(securityEvents).where(condition).orderBy(desc(securityEvents.number)).limit(limit),
)
