import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { consumers, type EventData } from '../../../_shared/events/catalogue.ts'
import { type PersonalData, personalData } from '../../../_shared/events/personal-data.ts'
import { dataExportParts, dataExports } from '../../db/schema.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { buildArchive } from './archive.ts'
import { ownData } from './own-data.ts'

/** The subgraphs that send parts. */
const others = consumers.filter((name) => name !== 'auth')

/**
 * Stores a part that a subgraph sent for an export. With the last one, the archive is built, and its owner gets a mail. A part that comes
 * again changes nothing, nor does one for an export that is ready or gone.
 */
export async function receivePart(
  tx: Db,
  { accountId, exportId, part, parts, text }: EventData<'account.export-part.v1'>,
  subgraph: string,
): Promise<void> {
  const wanted = and(eq(dataExports.id, exportId), eq(dataExports.accountId, accountId), isNull(dataExports.readyAt))
  const { id, locale } = dataExports
  const [found] = await tx.select({ id, locale }).from(dataExports).where(wanted).for('update')
  if (!found) return
  await tx.insert(dataExportParts).values({ exportId, subgraph, part, parts, text }).onConflictDoNothing()
  if (!(await isComplete(tx, exportId))) return
  const files = { auth: await ownData(tx, accountId), ...(await textsOf(tx, exportId)) }
  const archive = await buildArchive(found.locale, files)
  await tx.update(dataExports).set({ archive, readyAt: new Date() }).where(eq(id, exportId))
  await tx.delete(dataExportParts).where(eq(dataExportParts.exportId, exportId))
  await enqueueMail(tx, { accountId, kind: 'DATA_EXPORT_READY', locale: found.locale })
}

async function isComplete(tx: Db, exportId: string): Promise<boolean> {
  const { subgraph, parts } = dataExportParts
  const stored = await tx
    .select({ subgraph, parts })
    .from(dataExportParts)
    .where(eq(dataExportParts.exportId, exportId))
  return others.every((name) => {
    const own = stored.filter((row) => row.subgraph === name)
    return own[0] !== undefined && own.length === own[0].parts
  })
}

async function textsOf(tx: Db, exportId: string): Promise<Record<string, PersonalData[]>> {
  const { subgraph, part, text } = dataExportParts
  const rows = await tx
    .select({ subgraph, text })
    .from(dataExportParts)
    .where(eq(dataExportParts.exportId, exportId))
    .orderBy(asc(subgraph), asc(part))
  return Object.fromEntries(
    others.map((name) => {
      const whole = rows.flatMap((row) => (row.subgraph === name ? [row.text] : [])).join('')
      return [name, personalData.parse(JSON.parse(whole))]
    }),
  )
}
