import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../_shared/ids.ts'
import { testSubgraph } from '../_shared/testing.ts'
import { users } from './db/schema.ts'
import { aSavedItem, aSavedPlace, aUser } from './fixtures.ts'
import { user } from './server.ts'

const { db, execute, statements } = await testSubgraph(user)

const pageFields = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount'
const placeFields = '__typename id viewerHasSaved savedCount'
const itemFields = '__typename id viewerHasSaved'
const savedPlaceFields = `__typename id note savedAt place { ${placeFields} }`
const savedItemFields = `__typename id savedAt item { ${itemFields} }`
const userFields = `
  __typename id displayName avatar { __typename url width height alt } preferredLocale timeZone unitSystem homeRegion { __typename id } dwelling createdAt
  contributor { __typename id displayName avatar { url } joinedOn }
  savedPlaces(first: 2) { edges { cursor node { ${savedPlaceFields} } } nodes { id } ${pageFields} }
  savedItems(first: 2) { edges { cursor node { ${savedItemFields} } } nodes { id } ${pageFields} }`
const problems = 'userErrors { __typename code message path }'
const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

test('every field resolves', async () => {
  const url = 'https://lh3.googleusercontent.com/a/ada'
  const profile = { avatarUrl: url, preferredLocale: 'en', unitSystem: 'IMPERIAL' } as const
  const ada = await aUser(db, { homeRegionId: 'reg_11680', dwelling: 'APARTMENT', ...profile })
  const place = await aSavedPlace(db, { userId: ada.id, note: 'Behind the school' })
  const item = await aSavedItem(db, { userId: ada.id })
  await aSavedPlace(db, { placeId: place.placeId })
  const ids = [ada.id, place.id, item.id, 'plc_1', 'itm_pizza-box', 'reg_11680', 'mat_paper', 'cat_paper', 'mrk_paper']

  const { data, errors } = await execute(
    `query ($id: ID!, $ids: [ID!]!) {
      viewer { ${userFields} }
      node(id: $id) { __typename id ... on User { displayName } }
      nodes(ids: $ids) {
        __typename id
        ... on SavedPlace { ${savedPlaceFields} } ... on SavedItem { ${savedItemFields} }
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
  })
  expect(data?.node).toEqual({ __typename: 'User', id: ada.id, displayName: 'Robin' })
  expect(data?.nodes).toEqual([
    { __typename: 'User', id: ada.id },
    savedPlace,
    savedItem,
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

test.each([
  ['updateProfile', 'displayName: "Ada"', 'user { id }'],
  ['setHome', 'dwelling: HOUSE', 'user { id }'],
  ['savePlace', 'placeId: "plc_1"', 'savedPlace { id }'],
  ['unsavePlace', 'placeId: "plc_1"', 'removedSavedPlaceId'],
  ['saveItem', 'itemId: "itm_1"', 'savedItem { id }'],
  ['unsaveItem', 'itemId: "itm_1"', 'removedSavedItemId'],
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
