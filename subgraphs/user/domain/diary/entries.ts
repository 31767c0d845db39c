import { and, eq, sql } from 'drizzle-orm'
import { requireClientKey } from '../../../_shared/client-keys.ts'
import type { Db } from '../../../_shared/db.ts'
import { type ExistingIds, hasPrefix, newId } from '../../../_shared/ids.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type DiaryEntryRow, deletedDiaryEntries, diaryEntries } from '../../db/schema.ts'
import { lockProfile, type Person } from '../profiles/users.ts'
import type { Problem } from '../refusals.ts'
import { dayIn, offsetMinutesOn } from './days.ts'
import { type EntryValues, problemsOf, readNote } from './entry-values.ts'
import { diaryFull, entriesMax, entryDeleted, entryNotFound } from './refusals.ts'

/** The ids that the router confirmed, and the time of the request. */
interface Circumstances {
  existing: ExistingIds
  now?: Date
}

/** The input for a new entry, of one piece by default. Without `disposedOn`, it is of today in `timeZone`, which is that of the profile by default. */
interface NewEntry extends Partial<{ [Name in keyof EntryValues]: EntryValues[Name] | null }> {
  clientEntryId: string
  timeZone?: string | null
}

/** The input for a changed entry. Missing values stay; null removes those that an entry may lack, and leaves the others. */
interface EntryChanges extends Partial<{ [Name in keyof EntryValues]: EntryValues[Name] | null }> {
  entryId: string
}

/**
 * Writes an entry into a person's diary. If there is one with the same `clientEntryId`, that entry is returned as it is,
 * whatever the other values are; a deleted one does not come back.
 */
export async function logDisposal(
  db: Db,
  person: Person,
  input: NewEntry,
  { existing, now = new Date() }: Circumstances,
): Promise<{ entry: DiaryEntryRow } | Refused<Problem>> {
  const clientEntryId = requireClientKey(input.clientEntryId, 'input.clientEntryId')
  return db.transaction(async (tx) => {
    // Concurrent calls of one person wait for each other here.
    const profile = await lockProfile(tx, person)
    const sent = { userId: person.id, clientEntryId }
    const [entry] = await tx.select().from(diaryEntries).where(isSent(diaryEntries, sent))
    if (entry) return { entry }
    if ((await tx.$count(deletedDiaryEntries, isSent(deletedDiaryEntries, sent))) > 0)
      return { problems: [entryDeleted] }

    const timeZone = input.timeZone ?? profile.timeZone
    const { itemId = null, materialId = null, placeId = null, weightGrams = null } = input
    const values = {
      ...{ itemId, materialId, placeId, quantity: input.quantity ?? 1, weightGrams },
      note: readNote(input.note) ?? null,
      disposedOn: input.disposedOn ?? dayIn(timeZone, now),
    }
    const problems = problemsOf(values, { existing, now })
    if (problems.length > 0) return { problems }
    if ((await countEntries(tx, person.id)) >= entriesMax) return { problems: [diaryFull] }
    const utcOffsetMinutes = offsetMinutesOn(timeZone, values.disposedOn)
    const id = newId('dry')
    return {
      entry: single(
        await tx
          .insert(diaryEntries)
          .values({ id, ...sent, ...values, utcOffsetMinutes })
          .returning(),
      ),
    }
  })
}

/** Changes an entry of a person's diary. */
export async function updateDiaryEntry(
  db: Db,
  person: Person,
  { entryId, ...input }: EntryChanges,
  { existing, now = new Date() }: Circumstances,
): Promise<{ entry: DiaryEntryRow } | Refused<Problem>> {
  if (!hasPrefix('dry', entryId)) return { problems: [entryNotFound] }
  return db.transaction(async (tx) => {
    const byId = and(eq(diaryEntries.userId, person.id), eq(diaryEntries.id, entryId))
    const [before] = await tx.select().from(diaryEntries).where(byId).for('update')
    if (!before) return { problems: [entryNotFound] }
    const values = valuesAfter(before, input)
    const problems = problemsOf(values, { existing, now, before })
    if (problems.length > 0) return { problems }
    return {
      entry: single(
        await tx
          .update(diaryEntries)
          .set({ ...values, updatedAt: now })
          .where(byId)
          .returning(),
      ),
    }
  })
}

/**
 * Deletes an entry of a person's diary, and keeps its ids. Deleting it again succeeds. Of the ids, a person's latest 20,000 are kept.
 */
export async function deleteDiaryEntry(
  db: Db,
  { id: userId }: Person,
  entryId: string,
): Promise<{ deletedId: string } | Refused<Problem>> {
  if (!hasPrefix('dry', entryId)) return { problems: [entryNotFound] }
  return db.transaction(async (tx) => {
    const [entry] = await tx
      .delete(diaryEntries)
      .where(and(eq(diaryEntries.userId, userId), eq(diaryEntries.id, entryId)))
      .returning({ clientEntryId: diaryEntries.clientEntryId })
    if (entry) {
      await tx.insert(deletedDiaryEntries).values({ userId, entryId, ...entry })
      await forgetOldest(tx, userId)
      return { deletedId: entryId }
    }
    const known = and(eq(deletedDiaryEntries.userId, userId), eq(deletedDiaryEntries.entryId, entryId))
    return (await tx.$count(deletedDiaryEntries, known)) > 0 ? { deletedId: entryId } : { problems: [entryNotFound] }
  })
}

const countEntries = (db: Db, userId: string) => db.$count(diaryEntries, eq(diaryEntries.userId, userId))

const isSent = (
  table: typeof diaryEntries | typeof deletedDiaryEntries,
  { userId, clientEntryId }: { userId: string; clientEntryId: string },
) => and(eq(table.userId, userId), eq(table.clientEntryId, clientEntryId))

function valuesAfter(before: EntryValues, input: Omit<EntryChanges, 'entryId'>): EntryValues {
  const { itemId = before.itemId, materialId = before.materialId, placeId = before.placeId } = input
  const { weightGrams = before.weightGrams, note = before.note } = input
  return {
    ...{ itemId, materialId, placeId, weightGrams },
    note: readNote(note) ?? null,
    quantity: input.quantity ?? before.quantity,
    disposedOn: input.disposedOn ?? before.disposedOn,
  }
}

// A concurrent call may remove the same rows. Skip those that it has locked instead of waiting.
async function forgetOldest(tx: Db, userId: string): Promise<void> {
  const { entryId, deletedAt } = deletedDiaryEntries
  await tx.execute(sql`
    delete from ${deletedDiaryEntries} where ${entryId} in (
      select ${entryId} from ${deletedDiaryEntries} where ${eq(deletedDiaryEntries.userId, userId)}
      order by ${deletedAt} desc offset ${entriesMax} for update skip locked)`)
}

function single<Row>([row]: Row[]): Row {
  if (!row) throw new Error('A write of a diary entry returned no row.')
  return row
}
