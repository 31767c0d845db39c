import { and, asc, eq, getTableColumns, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { lockTransaction } from '../../../_shared/advisory-locks.ts'
import { countCharacters, normaliseComment } from '../../../_shared/character-count.ts'
import { requireClientKey } from '../../../_shared/client-keys.ts'
import type { Db } from '../../../_shared/db.ts'
import { type ExistingIds, hasPrefix, newId } from '../../../_shared/ids.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type ContentTicketRow, contentTickets, type ItemRow, itemNames, items } from '../../db/schema.ts'
import type { GuideProblem } from '../../types.generated.ts'
import {
  commentMax,
  commentTooLong,
  descriptionTooLong,
  itemExists,
  itemUnknown,
  messagesMax,
  type Problem,
  regionUnknown,
  tooManyMessages,
} from '../refusals.ts'
import { enclosingRegions } from '../regions/enclosing-regions.ts'
import { jamoOf } from '../search/key.ts'
import { readItemName } from './item-name.ts'

/** The sender of a message. `sender` is the digest for counting messages; `userId` is null without sign-in. */
export interface Sender {
  userId: string | null
  sender: string
  locale: Locale
}

/** A call with a key of the client's own is made once, however often it is sent. */
interface Repeatable {
  clientMutationKey?: string | null | undefined
}

/** A refused message, with the existing item if that is the reason. */
export interface RefusedTicket extends Refused<Problem> {
  existingItem?: ItemRow | null
}

const dayMs = 24 * 60 * 60_000

/** Records a request for an item that the catalogue lacks. */
export async function requestItem(
  db: Db,
  sender: Sender,
  input: Repeatable & { name: string; description?: string | null; regionId?: string | null },
  existing: ExistingIds,
): Promise<{ ticket: ContentTicketRow } | RefusedTicket> {
  const sent = { kind: 'ITEM_REQUEST' as const, clientMutationKey: input.clientMutationKey }
  const first = await firstTicket(db, sender, sent)
  if (first) return { ticket: first }
  const read = readItemName(input.name)
  const comment = normaliseComment(input.description)
  const length = countCharacters(comment ?? '')
  const existingItem = 'name' in read ? await itemNamed(db, read.name, sender.locale) : null
  const problems: Problem[] = []
  if ('problem' in read) problems.push(read.problem)
  if (existingItem) problems.push(itemExists(existingItem))
  if (length > commentMax) problems.push(descriptionTooLong(length))
  const region = await readRegion(db, input.regionId, existing)
  if ('problem' in region) problems.push(region.problem)
  if ('problem' in read || 'problem' in region || problems.length > 0) return { problems, existingItem }
  return recordTicket(db, sender, { ...sent, name: read.name, comment, regionId: region.id })
}

/** Records a report of a problem with a guide. */
export async function reportGuideProblem(
  db: Db,
  sender: Sender,
  input: Repeatable & { itemId: string; regionId?: string | null; problem: GuideProblem; comment?: string | null },
  existing: ExistingIds,
): Promise<{ ticket: ContentTicketRow } | RefusedTicket> {
  const sent = { kind: 'GUIDE_PROBLEM' as const, clientMutationKey: input.clientMutationKey }
  const first = await firstTicket(db, sender, sent)
  if (first) return { ticket: first }
  const { itemId, problem } = input
  const comment = normaliseComment(input.comment)
  const length = countCharacters(comment ?? '')
  const problems: Problem[] = []
  if (!hasPrefix('itm', itemId) || !(await db.$count(items, eq(items.id, itemId)))) problems.push(itemUnknown)
  const region = await readRegion(db, input.regionId, existing)
  if ('problem' in region) problems.push(region.problem)
  if (length > commentMax) problems.push(commentTooLong(length))
  if ('problem' in region || problems.length > 0) return { problems }
  return recordTicket(db, sender, { ...sent, itemId, regionId: region.id, problem, comment })
}

// Messages from one sender run one after another, so that simultaneous ones are all counted.
async function recordTicket(
  db: Db,
  sender: Sender,
  message: Omit<typeof contentTickets.$inferInsert, 'id' | keyof Sender>,
): Promise<{ ticket: ContentTicketRow } | RefusedTicket> {
  const { receivedAt } = contentTickets
  return db.transaction(async (tx) => {
    await lockTransaction(tx, 'ticketsOfSender', sender.sender)
    const first = await firstTicket(tx, sender, message)
    if (first) return { ticket: first }
    const now = new Date()
    const dayAgo = new Date(now.getTime() - dayMs)
    const today = await tx.$count(contentTickets, and(eq(contentTickets.sender, sender.sender), gt(receivedAt, dayAgo)))
    if (today >= messagesMax) return { problems: [tooManyMessages] }
    await eraseSenders(tx, dayAgo)
    const [ticket] = await tx
      .insert(contentTickets)
      .values({ id: newId('tkt'), ...sender, ...message, receivedAt: now })
      .returning()
    if (!ticket) throw new Error('An insert returned no row.')
    return { ticket }
  })
}

/**
 * The ticket that an earlier call of the same sender with the same key made; null without a key. Without sign-in, the sender is a
 * network, which is known for a day.
 * @throws BAD_USER_INPUT for a malformed key
 */
async function firstTicket(
  db: Db,
  { userId, sender }: Sender,
  { kind, clientMutationKey }: Pick<ContentTicketRow, 'kind'> & Repeatable,
): Promise<ContentTicketRow | null> {
  if (clientMutationKey == null) return null
  const key = requireClientKey(clientMutationKey, 'input.clientMutationKey')
  const columns = contentTickets
  const isOfSender = userId === null ? eq(columns.sender, sender) : eq(columns.userId, userId)
  const [row] = await db
    .select()
    .from(columns)
    .where(and(isOfSender, eq(columns.kind, kind), eq(columns.clientMutationKey, key)))
  return row ?? null
}

// A simultaneous message may erase the same rows. Skip those that it has locked instead of waiting.
async function eraseSenders(tx: Db, before: Date): Promise<void> {
  const { id, sender, receivedAt } = contentTickets
  const expired = tx
    .select({ id })
    .from(contentTickets)
    .where(and(isNotNull(sender), lte(receivedAt, before)))
    .for('update', { skipLocked: true })
  await tx.update(contentTickets).set({ sender: null }).where(inArray(id, expired))
}

// The item with exactly this name, synonym or word of the vocabulary, in either language. A name comes before a synonym,
// then the request's language, then the word's likeliest item.
async function itemNamed(db: Db, name: string, locale: Locale): Promise<ItemRow | null> {
  const key = searchKey(name)
  if (!key) return null
  const [row] = await db
    .select(getTableColumns(items))
    .from(itemNames)
    .innerJoin(items, eq(items.id, itemNames.itemId))
    .where(and(eq(itemNames.jamo, jamoOf(key)), eq(itemNames.searchKey, key)))
    .orderBy(asc(itemNames.isSynonym), sql`${itemNames.locale} <> ${locale}`, asc(itemNames.position), asc(items.id))
    .limit(1)
  return row ?? null
}

/** The region of an id, or its district for a neighbourhood; null if no id is given. */
async function readRegion(
  db: Db,
  id: string | null | undefined,
  existing: ExistingIds,
): Promise<{ id: string | null } | { problem: Problem }> {
  if (id == null) return { id: null }
  if (!existing.has(id)) return { problem: regionUnknown }
  const [enclosing] = await enclosingRegions(db, [id])
  return enclosing?.[0] ? { id: enclosing[0] } : { problem: regionUnknown }
}
