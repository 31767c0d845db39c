import { and, asc, desc, eq, gt, gte, lt, lte, type SQL } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Slice } from '../../../_shared/pagination.ts'
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

/** Sort key of an event. */
export type EventPosition = readonly [number: number]

/**
 * Up to `size + 1` events of an account between two positions, newest first. The last `size + 1` of them, in reverse, if `isBackward`.
 */
export async function eventsByNumber(
  db: Db,
  accountId: string,
  { size, isBackward, after, before }: Slice<EventPosition>,
): Promise<SecurityEventRow[]> {
  const condition = and(ofAccount(accountId), after && lt(number, after[0]), before && gt(number, before[0]))
  return eventsInOrder(db, { condition, order: isBackward ? asc(number) : desc(number) }, { limit: size + 1 })
}

/** Whether an account has an event at a position or on one side of it: `start` for newer ones. */
export async function hasEventsFrom(
  db: Db,
  accountId: string,
  { position: [at], towards }: { position: EventPosition; towards: 'start' | 'end' },
): Promise<boolean> {
  const condition = and(ofAccount(accountId), towards === 'start' ? gte(number, at) : lte(number, at))
  return (await anyEvent(db, { condition })).length > 0
}

const { number } = securityEvents

const ofAccount = (accountId: string): SQL => eq(securityEvents.accountId, accountId)

type Condition = { condition: SQL | undefined }

const eventsInOrder = preparedWithParts(
  (db, { condition, order }: Condition & { order: SQL }, { limit }: Placeholders<{ limit: number }>) =>
    db.select().from(securityEvents).where(condition).orderBy(order).limit(limit),
)

const anyEvent = preparedWithParts((db, { condition }: Condition) =>
  db.select({ number }).from(securityEvents).where(condition).limit(1),
)
