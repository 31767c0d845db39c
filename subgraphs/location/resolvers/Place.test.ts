import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { aPlace, atSea, moved } from '../fixtures.ts'
import { location } from '../server.ts'

const { db, execute, statements } = await testSubgraph(location)

const nearbyFields = `edges { cursor distanceMeters node { id } } nodes { id } totalCount
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`

test('names and notes come in the requested language, or in Korean when there is no other', async () => {
  const { id } = await aPlace(db, { ...moved(atSea, 9_000), notesKo: '1층' })

  const { data } = await execute(
    'query ($id: ID!) { place(id: $id) { name nameLocale notes notesLocale region { name fullName } } }',
    { id },
    undefined,
    { 'accept-language': 'en' },
  )

  expect(data?.place).toEqual({
    name: '한빛아파트',
    nameLocale: 'ko',
    notes: '1층',
    notesLocale: 'ko',
    region: { name: 'Ulleung-gun', fullName: 'Ulleung-gun, North Gyeongsang' },
  })
})

test('an unknown id returns null, whatever its form', async () => {
  const { data, errors } = await execute(
    `query ($entities: [_Any!]!) {
      place(id: "plc_nowhere") { id } odd: place(id: "\\u0000") { id }
      region(id: "reg_0") { id } other: region(id: "itm_pizza-box") { id }
      _entities(representations: $entities) { ... on Place { name } ... on Region { name } }
    }`,
    {
      entities: [
        { __typename: 'Place', id: 'plc_nowhere' },
        { __typename: 'Region', id: 'reg_nowhere' },
      ],
    },
  )

  expect(errors).toBeUndefined()
  expect(data).toEqual({ place: null, odd: null, region: null, other: null, _entities: [null, null] })
})

test('an item that no place takes and an unknown material have an empty page', async () => {
  const { data, errors } = await execute(
    `query ($entities: [_Any!]!, $center: CoordinatesInput!) {
      _entities(representations: $entities) {
        ... on Material { nearbyPlaces(center: $center) { ${nearbyFields} } }
        ... on Item { nearbyPlaces(center: $center) { ${nearbyFields} } }
      }
    }`,
    {
      center: atSea,
      entities: [
        { __typename: 'Material', id: 'mat_unobtainium' },
        { __typename: 'Item', id: 'itm_tissue', dropOffMaterials: [] },
      ],
    },
  )

  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }
  const nearbyPlaces = { edges: [], nodes: [], totalCount: 0, pageInfo }
  expect(errors).toBeUndefined()
  expect(data?._entities).toEqual([{ nearbyPlaces }, { nearbyPlaces }])
})

test('places are counted only when totalCount is requested', async () => {
  const sent = await statements(() =>
    execute('query ($center: CoordinatesInput!) { placesNearby(center: $center) { nodes { id } } }', { center: atSea }),
  )

  expect(sent.length).toBe(1)
})
