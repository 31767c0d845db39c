import { and, desc, eq, gt, type SQL } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import { newId } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { type DataExportRow, dataExports, type SessionRow } from '../../db/schema.ts'
import { lockAccountOf } from '../passwords/lock-account.ts'
import { recordEvent } from '../security-events/security-events.ts'

const dayMs = 24 * 60 * 60_000

/** How long an archive can be downloaded. */
const lifetimeMs = 7 * dayMs

/** An export without its archive, which may be large. */
export type DataExport = Omit<DataExportRow, 'archive'>

const { id, accountId, locale, requestedAt, readyAt, expiresAt } = dataExports
const columns = { id, accountId, locale, requestedAt, readyAt, expiresAt }

/**
 * Asks every subgraph for what it knows about the person of a session. A person gets one export a day: a request within a day returns the
 * one that was requested last.
 * @throws UNAUTHENTICATED when the session ended meanwhile
 */
export async function requestDataExport(db: Db, session: SessionRow, language: Locale): Promise<DataExport> {
  return db.transaction(async (tx) => {
    const account = await lockAccountOf(tx, session)
    const now = new Date()
    const last = await latestExport(tx, account.id)
    if (last && last.requestedAt.getTime() > now.getTime() - dayMs) return last
    const [requested] = await tx
      .insert(dataExports)
      .values({
        id: newId('exp'),
        accountId: account.id,
        locale: language,
        requestedAt: now,
        expiresAt: new Date(now.getTime() + lifetimeMs),
      })
      .returning(columns)
    if (!requested) throw new Error('The insert of an export returned no row.')
    const data = { accountId: account.id, contributorId: account.contributorId, exportId: requested.id }
    await appendEvents(tx, [{ type: 'account.export-requested.v1', data }])
    await recordEvent(tx, session, { kind: 'DATA_EXPORT_REQUESTED' })
    return requested
  })
}

/** The last export that an account requested; null when there is none, or none any more. */
export async function latestExport(db: Db, ownerId: string): Promise<DataExport | null> {
  const [found] = await latestExports(db, { condition: and(eq(accountId, ownerId), gt(expiresAt, new Date())) })
  return found ?? null
}

const latestExports = preparedWithParts((db, { condition }: { condition: SQL | undefined }) =>
  db.select(columns).from(dataExports).where(condition).orderBy(desc(requestedAt)).limit(1),
)
