import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../_shared/ids.ts'
import { testSubgraph } from '../_shared/testing.ts'
import { users } from './db/schema.ts'
import { aDiaryEntry, aSavedItem, aSavedPlace, aUser } from './fixtures.ts'
import { user } from './server.ts'

const { db, execute, statements } = await testSubgraph(user)

const pageFields = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount'
const placeFields = '__typename id viewerHasSaved savedCount'
const itemFields = '__typename id viewerHasSaved'
const savedPlaceFields = `__typename id note savedAt place { ${placeFields} }`
const savedItemFields = `__typename id savedAt item { ${itemFields} }`
const entryFields = `__typename id quantity weightGrams note disposedOn createdAt updatedAt
  item { ${itemFields} } material { __typename id } place { ${placeFields} }`
const streakFields = 'currentDays longestDays lastLoggedOn'
const statsFields = `__typename year month entryCount pieceCount activeDays weightGrams changeFromPreviousMonth
  byMaterial { __typename material { id } pieceCount weightGrams }`
const userFields = `
  __typename id displayName avatar { __typename url width height alt } preferredLocale timeZone unitSystem homeRegion { __typename id } dwelling createdAt
  contributor { __typename id displayName avatar { url } joinedOn }
  savedPlaces(first: 2) { edges { cursor node { ${savedPlaceFields} } } nodes { id } ${pageFields} }
  savedItems(first: 2) { edges { cursor node { ${savedItemFields} } } nodes { id } ${pageFields} }
  diary(filter: { from: "2026-11-01" }, first: 2) { edges { cursor node { ${entryFields} } } nodes { id } ${pageFields} }
  monthlyDisposalStats(year: 2026, month: 11) { ${statsFields} } disposalStreak { ${streakFields} }`
const problems = 'userErrors { __typename code message path }'
const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

test('every field resolves', async () => {
  const url = 'https://lh3.googleusercontent.com/a/ada'
  const profile = { avatarUrl: url, preferredLocale: 'en', unitSystem: 'IMPERIAL' } as const
  const ada = await aUser(db, { homeRegionId: 'reg_11680', dwelling: 'APARTMENT', ...profile })
  const place = await aSavedPlace(db, { userId: ada.id, note: 'Behind the school' })
  const item = await aSavedItem(db, { userId: ada.id })
  await aSavedPlace(db, { placeId: place.placeId })
  const values = { itemId: item.itemId, materialId: 'mat_can', placeId: place.placeId, quantity: 2, weightGrams: 30 }
  const entry = await aDiaryEntry(db, { userId: ada.id, note: 'Cans', ...values })
  const ids = [
    ada.id,
    place.id,
    item.id,
    entry.id,
    'plc_1',
    'itm_pizza-box',
    'reg_11680',
    'mat_paper',
    'cat_paper',
    'mrk_paper',
  ]

  const { data, errors } = await execute(
    `query ($id: ID!, $ids: [ID!]!) {
      viewer { ${userFields} }
      node(id: $id) { __typename id ... on User { displayName } }
      nodes(ids: $ids) {
        __typename id
        ... on SavedPlace { ${savedPlaceFields} } ... on SavedItem { ${savedItemFields} }
        ... on DiaryEntry { ${entryFields} }
        ... on Place { ${placeFields} } ... on Item { viewerHasSaved }
      }
    }`,
    { id: ada.id, ids },
    ada.id,
  )

  expect(errors).toBeUndefined()
  const savedPlace = {
    __typename: 'SavedPlace',
    id: place.id,
    note: 'Behind the school',
    savedAt: iso,
    place: { __typename: 'Place', id: place.placeId, viewerHasSaved: true, savedCount: 2 },
  }
  const savedItem = {
    __typename: 'SavedItem',
    id: item.id,
    savedAt: iso,
    item: { __typename: 'Item', id: item.itemId, viewerHasSaved: true },
  }
  const diaryEntry = {
    ...{ __typename: 'DiaryEntry', id: entry.id, quantity: 2, weightGrams: 30, note: 'Cans', disposedOn: '2026-11-24' },
    ...{ createdAt: iso, updatedAt: iso, item: savedItem.item, place: savedPlace.place },
    material: { __typename: 'Material', id: 'mat_can' },
  }
  const page = (node: { id: string }) => ({
    edges: [{ cursor: expect.any(String), node }],
    nodes: [{ id: node.id }],
    pageInfo: {
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: expect.any(String),
      endCursor: expect.any(String),
    },
    totalCount: 1,
  })
  expect(data?.viewer).toEqual({
    __typename: 'User',
    id: ada.id,
    displayName: 'Robin',
    avatar: { __typename: 'Image', url, width: null, height: null, alt: null },
    preferredLocale: 'en',
    timeZone: 'Asia/Seoul',
    unitSystem: 'IMPERIAL',
    homeRegion: { __typename: 'Region', id: 'reg_11680' },
    dwelling: 'APARTMENT',
    createdAt: iso,
    contributor: {
      __typename: 'Contributor',
      id: ada.contributorId,
      displayName: 'Robin',
      avatar: { url },
      joinedOn: ada.createdAt.toISOString().slice(0, 10),
    },
    savedPlaces: page(savedPlace),
    savedItems: page(savedItem),
    diary: page(diaryEntry),
    monthlyDisposalStats: {
      ...{ __typename: 'MonthlyDisposalStats', year: 2026, month: 11, entryCount: 1, pieceCount: 2, activeDays: 1 },
      ...{ weightGrams: 30, changeFromPreviousMonth: null },
      byMaterial: [{ __typename: 'MaterialTally', material: { id: 'mat_can' }, pieceCount: 2, weightGrams: 30 }],
    },
    disposalStreak: { currentDays: expect.any(Number), longestDays: 1, lastLoggedOn: '2026-11-24' },
  })
  expect(data?.node).toEqual({ __typename: 'User', id: ada.id, displayName: 'Robin' })
  expect(data?.nodes).toEqual([
    { __typename: 'User', id: ada.id },
    savedPlace,
    savedItem,
    diaryEntry,
    { __typename: 'Place', id: 'plc_1', viewerHasSaved: false, savedCount: 0 },
    { __typename: 'Item', id: 'itm_pizza-box', viewerHasSaved: false },
    { __typename: 'Region', id: 'reg_11680' },
    { __typename: 'Material', id: 'mat_paper' },
    { __typename: 'Category', id: 'cat_paper' },
    { __typename: 'SortingMark', id: 'mrk_paper' },
  ])
})

test('every field of every mutation resolves', async () => {
  const { data, errors } = await execute(
    `mutation {
      updateProfile(input: { displayName: "Ada", timeZone: "Europe/Paris" }) { user { ${userFields} } ${problems} }
      setHome(input: { regionId: "reg_11680", dwelling: HOUSE }) { user { ${userFields} } ${problems} }
      savePlace(input: { placeId: "plc_1", note: "Near" }) { savedPlace { ${savedPlaceFields} } ${problems} }
      unsavePlace(input: { placeId: "plc_1" }) { place { ${placeFields} } removedSavedPlaceId ${problems} }
      saveItem(input: { itemId: "itm_1" }) { savedItem { ${savedItemFields} } ${problems} }
      unsaveItem(input: { itemId: "itm_1" }) { item { ${itemFields} } removedSavedItemId ${problems} }
    }`,
    {},
    newId('usr'),
  )

  expect(errors).toBeUndefined()
  expect(data).toMatchObject({
    updateProfile: { user: { displayName: 'Ada', timeZone: 'Europe/Paris', dwelling: null }, userErrors: [] },
    setHome: { user: { displayName: 'Ada', homeRegion: { id: 'reg_11680' }, dwelling: 'HOUSE' }, userErrors: [] },
    savePlace: { savedPlace: { note: 'Near', place: { viewerHasSaved: true, savedCount: 1 } }, userErrors: [] },
    unsavePlace: {
      place: { id: 'plc_1', viewerHasSaved: false, savedCount: 0 },
      removedSavedPlaceId: data?.savePlace.savedPlace.id,
      userErrors: [],
    },
    saveItem: { savedItem: { item: { viewerHasSaved: true } }, userErrors: [] },
    unsaveItem: {
      item: { id: 'itm_1', viewerHasSaved: false },
      removedSavedItemId: data?.saveItem.savedItem.id,
      userErrors: [],
    },
  })
})

test('every field of the mutations of the diary resolves', async () => {
  const person = newId('usr')
  const after = `streak { ${streakFields} } viewer { ${userFields} } ${problems}`
  const written = await execute(
    `mutation { logDisposal(input: { clientEntryId: "1", itemId: "itm_1", materialId: "mat_1", placeId: "plc_1", quantity: 2,
      weightGrams: 9, note: "a", disposedOn: "2026-11-24", timeZone: "Asia/Seoul" }) { entry { ${entryFields} } ${after} } }`,
    {},
    person,
  )
  const { id } = written.data?.logDisposal.entry ?? {}
  const changed = await execute(
    `mutation ($id: ID!) {
      updateDiaryEntry(input: { entryId: $id, itemId: null, materialId: "mat_2", placeId: null, quantity: 3, weightGrams: null,
        note: null, disposedOn: "2026-11-25" }) { entry { ${entryFields} } ${after} }
      deleteDiaryEntry(input: { entryId: $id }) { deletedEntryId ${after} }
    }`,
    { id },
    person,
  )

  expect([written.errors, changed.errors]).toEqual([undefined, undefined])
  expect(changed.data).toMatchObject({
    updateDiaryEntry: { entry: { id, quantity: 3, disposedOn: '2026-11-25' }, viewer: { diary: { totalCount: 1 } } },
    deleteDiaryEntry: { deletedEntryId: id, viewer: { diary: { totalCount: 0 } }, userErrors: [] },
  })
})

test.each([
  ['updateProfile', 'displayName: "Ada"', 'user { id }'],
  ['setHome', 'dwelling: HOUSE', 'user { id }'],
  ['savePlace', 'placeId: "plc_1"', 'savedPlace { id }'],
  ['unsavePlace', 'placeId: "plc_1"', 'removedSavedPlaceId'],
  ['saveItem', 'itemId: "itm_1"', 'savedItem { id }'],
  ['unsaveItem', 'itemId: "itm_1"', 'removedSavedItemId'],
  ['logDisposal', 'clientEntryId: "1", itemId: "itm_1"', 'entry { id }'],
  ['updateDiaryEntry', 'entryId: "dry_1"', 'entry { id }'],
  ['deleteDiaryEntry', 'entryId: "dry_1"', 'deletedEntryId'],
])('%s requires sign-in', async (field, input, fields) => {
  const { data, errors } = await execute(`mutation { ${field}(input: { ${input} }) { ${fields} } }`)

  expect(data).toEqual({ [field]: null })
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' }, path: [field] }])
})

test('the viewer is null when nobody is signed in', async () => {
  expect(await execute('{ viewer { id } }')).toEqual({ data: { viewer: null } })
})

test('the first read creates the profile in the language of the request; later reads take one statement', async () => {
  const id = newId('usr')
  const ask = () => execute('{ viewer { displayName } again: viewer { id } }', {}, id, { 'accept-language': 'en' })

  const first = await statements(ask)
  const second = await statements(ask)

  expect(await ask()).toEqual({ data: { viewer: { displayName: `Neighbour ${id.slice(-4)}` }, again: { id } } })
  expect(first).toContainEqual(expect.stringMatching(/^insert into "users"/))
  expect(second).toHaveLength(1)
  expect(await db.$count(users, eq(users.id, id))).toBe(1)
})

test('an entity reference to a user resolves only for that user', async () => {
  const [ada, robin] = [await aUser(db, { displayName: 'Ada' }), await aUser(db)]
  const representations = [ada, robin].map(({ id }) => ({ __typename: 'User', id }))
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { id } } }'

  expect(await execute(query, { representations }, ada.id)).toEqual({ data: { _entities: [{ id: ada.id }, null] } })
  expect(await execute(query, { representations })).toEqual({ data: { _entities: [null, null] } })
})
