import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { EventData } from '../_shared/events/catalogue.ts'
import { newId } from '../_shared/ids.ts'
import { testSubgraph } from '../_shared/testing.ts'
import { notifications, savedPlaces, users } from './db/schema.ts'
import { aSavedPlace, aUser } from './fixtures.ts'
import { user } from './server.ts'

const { db, execute, deliver, sentEvents } = await testSubgraph(user)
const inbox = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) {
  ... on User { notifications { nodes { topic title body } } } } }`
const inboxOf = async (id: string) => {
  const { data, errors } = await execute(inbox, { id }, id, { 'accept-language': 'en' })
  expect(errors).toBeUndefined()
  return data?._entities[0].notifications.nodes
}
const changed = (data: Partial<EventData<'place.changed.v1'>> & { placeId: string }) =>
  deliver({
    type: 'place.changed.v1',
    data: {
      placeName: { ko: '한빛재활용센터', en: null },
      changes: ['HOURS'],
      status: 'OPERATING',
      successorId: null,
      ...data,
    },
  })
const listOf = async (userId: string) =>
  (await db.select().from(savedPlaces).where(eq(savedPlaces.userId, userId))).map(({ placeId, note }) => [
    placeId,
    note,
  ])

test('a decision about a suggestion is in the inbox of its author once, and announced to subscribers', async () => {
  const { id } = await aUser(db)
  const suggestionId = newId('sug')
  const reviewed = {
    type: 'suggestion.reviewed.v1' as const,
    data: {
      accountId: id,
      suggestionId,
      placeId: 'plc_1',
      placeName: { ko: '수거함', en: 'A bin' },
      status: 'APPROVED' as const,
    },
  }

  await deliver(reviewed, reviewed)

  const found = await inboxOf(id)
  expect(found).toMatchObject([
    { topic: 'SUGGESTION_DECISION', title: expect.any(String), body: expect.stringContaining('A bin') },
  ])
  const arrived = (await sentEvents()).filter(({ data }) => 'accountId' in data && data.accountId === id)
  expect(arrived).toMatchObject([{ type: 'notification.arrived.v1', data: { topic: 'SUGGESTION_DECISION' } }])
})

test('everybody who saved a place learns what changed there, and nobody else', async () => {
  const placeId = newId('plc')
  const savers = await Promise.all(Array.from({ length: 5 }, () => aSavedPlace(db, { placeId })))
  const other = await aSavedPlace(db)

  await changed({ placeId })
  await changed({ placeId, changes: ['STATUS'], status: 'TEMPORARILY_CLOSED' })

  for (const { userId } of savers)
    expect(await inboxOf(userId)).toMatchObject([
      { topic: 'SAVED_PLACE_CHANGE', title: expect.stringContaining('한빛재활용센터') },
      { topic: 'SAVED_PLACE_CHANGE' },
    ])
  expect(await inboxOf(other.userId)).toEqual([])
})

test('a place that another one replaced is replaced on every list, without a second entry for those who had both', async () => {
  const [old, successorId] = [newId('plc'), newId('plc')]
  const [one, both] = [await aUser(db), await aUser(db)]
  await aSavedPlace(db, { userId: one.id, placeId: old, note: 'my note' })
  await aSavedPlace(db, { userId: both.id, placeId: old, note: 'of the old one' })
  await aSavedPlace(db, { userId: both.id, placeId: successorId, note: 'of the new one' })

  await changed({ placeId: old, changes: ['STATUS'], status: 'PERMANENTLY_CLOSED', successorId })

  expect(await listOf(one.id)).toEqual([[successorId, 'my note']])
  expect(await listOf(both.id)).toEqual([[successorId, 'of the new one']])
})

test('a place that is gone is told, and stays on the list for its note', async () => {
  const saved = await aSavedPlace(db, { note: 'my note' })

  await changed({ placeId: saved.placeId, changes: ['REMOVED'], status: null })

  expect(await inboxOf(saved.userId)).toMatchObject([{ topic: 'SAVED_PLACE_CHANGE' }])
  expect(await listOf(saved.userId)).toEqual([[saved.placeId, 'my note']])
})

test('once an account is erased, what is still told about it brings nothing back', async () => {
  const { id, contributorId } = await aUser(db)
  await aSavedPlace(db, { userId: id, placeId: 'plc_last' })

  await deliver({ type: 'account.deletion-started.v1', data: { accountId: id, contributorId: String(contributorId) } })
  await deliver({
    type: 'suggestion.reviewed.v1',
    data: { accountId: id, suggestionId: newId('sug'), placeId: null, placeName: null, status: 'REJECTED' },
  })
  await changed({ placeId: 'plc_last' })
  const again = await execute('{ viewer { id displayName } }', {}, id)

  expect(again.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  expect(await db.$count(users, eq(users.id, id))).toBe(0)
  expect(await db.$count(notifications, eq(notifications.userId, id))).toBe(0)
  expect(await sentEvents()).toContainEqual({ type: 'account.data-erased.v1', data: { accountId: id } })
})

test('a preferred language is told once it is set, and when it is removed', async () => {
  const { id } = await aUser(db)
  const prefer = (locale: string) =>
    execute(`mutation { updateProfile(input: { preferredLocale: ${locale} }) { userErrors { code } } }`, {}, id)

  await prefer('"en-GB"')
  await prefer('null')
  await execute('mutation { updateProfile(input: { displayName: "Ada" }) { userErrors { code } } }', {}, id)

  const told = (await sentEvents()).filter(({ data }) => 'accountId' in data && data.accountId === id)
  expect(told).toEqual([
    { type: 'account.locale-preferred.v1', data: { accountId: id, locale: 'en' } },
    { type: 'account.locale-preferred.v1', data: { accountId: id, locale: null } },
  ])
})
