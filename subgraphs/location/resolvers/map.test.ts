import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { refreshMapCells } from '../domain/map/cells.ts'
import { aPlace, atSea, moved } from '../fixtures.ts'
import { location } from '../server.ts'

const { db, execute, statements } = await testSubgraph(location)

const corner = (north: number, east: number) => moved(atSea, north, east)
const bounds = { southWest: corner(-5_000, -5_000), northEast: corner(5_000, 5_000) }
const kind = 'REPAIR_SHOP'
const near = await aPlace(db, { ...corner(100, 0), kind })
const far = await aPlace(db, { ...corner(900, 900), kind, verifiedAt: new Date() })
await aPlace(db, { ...corner(20_000, 0), kind }, { takes: ['CLOTHING'] })
await refreshMapCells(db)

async function ask(query: string, variables: object = {}) {
  const { data, errors } = await execute(query, { ...variables })
  expect(errors).toBeUndefined()
  return data
}

const inBounds = `query ($bounds: BoundsInput!, $first: Int, $after: String) {
  placesInBounds(bounds: $bounds, first: $first, after: $after) {
    edges { cursor node { id } } nodes { id accepts { pricing } } pageInfo { hasNextPage endCursor } totalCount
  }
}`

test('a list beside the map starts at its centre and continues after a cursor', async () => {
  const first = (await ask(inBounds, { bounds, first: 1 }))?.placesInBounds
  const second = (await ask(inBounds, { bounds, first: 1, after: first.pageInfo.endCursor }))?.placesInBounds

  expect(first).toMatchObject({ nodes: [{ id: near.id }], totalCount: 2, pageInfo: { hasNextPage: true } })
  expect(second).toMatchObject({ nodes: [{ id: far.id }], pageInfo: { hasNextPage: false } })
})

const markers = `query ($bounds: BoundsInput!, $zoom: Int!, $filter: PlaceFilter) {
  mapMarkers(bounds: $bounds, zoom: $zoom, filter: $filter) {
    __typename
    ... on PlaceMarker { place { id accepts { pricing } } }
    ... on PlaceCluster {
      key count topKinds coordinates { latitude longitude }
      bounds { southWest { latitude longitude } northEast { latitude longitude } }
    }
  }
}`

test('markers are a cluster at low zoom and places at high zoom', async () => {
  const wide = { southWest: corner(-90_000, -90_000), northEast: corner(90_000, 90_000) }
  const filter = { kinds: [kind] }
  const farOut = (await ask(markers, { bounds: wide, zoom: 3, filter }))?.mapMarkers
  const closeBy = (await ask(markers, { bounds, zoom: 17 }))?.mapMarkers
  const none = (await ask(markers, { bounds, zoom: 17, filter: { kinds: ['REFILL_SHOP'] } }))?.mapMarkers

  expect(farOut).toEqual([
    {
      __typename: 'PlaceCluster',
      key: expect.stringMatching(/^5\/\d+\/\d+$/),
      count: 3,
      topKinds: [kind],
      coordinates: { latitude: expect.any(Number), longitude: expect.any(Number) },
      bounds: { southWest: expect.anything(), northEast: expect.anything() },
    },
  ])
  expect(closeBy.map(({ place }: { place: { id: string } }) => place.id)).toEqual([near.id, far.id])
  expect(none).toEqual([])
})

test('checked places come first when requested, and the answer has the coverage', async () => {
  const query = `query ($center: CoordinatesInput!) {
    placesNearby(center: $center, sort: RECENTLY_VERIFIED) {
      nodes { id verifiedAt }
      coverage { level region { id } updatedOn }
    }
  }`
  const found = (await ask(query, { center: atSea }))?.placesNearby

  expect(found.nodes.map(({ id }: { id: string }) => id)).toEqual([far.id, near.id])
  expect(found.coverage).toEqual({ level: 'NONE', region: null, updatedOn: null })
})

test('a list in a rectangle and a map say how complete the data at their centre is; a search by text does not', async () => {
  const query = `query ($bounds: BoundsInput!, $coordinates: CoordinatesInput!, $filter: PlaceFilter) {
    placesInBounds(bounds: $bounds, filter: $filter) { coverage { level region { id } } }
    placeCoverage(coordinates: $coordinates, filter: $filter) { level region { id } }
    searchPlaces(query: "은행") { coverage { level } }
  }`
  const seoul = { latitude: 37.56, longitude: 126.99 }
  const around = { southWest: moved(seoul, -500, -500), northEast: moved(seoul, 500, 500) }
  const found = await ask(query, { bounds: around, coordinates: seoul, filter: { kinds: [kind] } })

  expect(found?.placeCoverage.level).toMatch(/^(NONE|PARTIAL)$/)
  expect(found?.placesInBounds.coverage).toEqual(found?.placeCoverage)
  expect(found?.searchPlaces.coverage).toBeNull()
})

test('places for an item can be filtered and sorted as those around a point', async () => {
  const query = `query ($entities: [_Any!]!, $center: CoordinatesInput!) {
    _entities(representations: $entities) {
      ... on Item {
        all: nearbyPlaces(center: $center, radiusMeters: 20000) { nodes { id } }
        shops: nearbyPlaces(center: $center, radiusMeters: 20000, filter: { kinds: [REFILL_SHOP] }) { nodes { id } }
        checked: nearbyPlaces(center: $center, sort: RECENTLY_VERIFIED) { nodes { id } }
        other: nearbyPlaces(center: $center, filter: { materialIds: ["mat_paper"] }) { nodes { id } }
      }
    }
  }`
  const entities = [{ __typename: 'Item', id: 'itm_battery', dropOffMaterials: [{ id: 'mat_battery' }] }]
  const item = (await ask(query, { entities, center: atSea }))?._entities[0]
  const ids = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id)

  expect(ids(item.all)).toEqual([near.id, far.id])
  expect(ids(item.shops)).toEqual([])
  expect(ids(item.checked)).toEqual([far.id, near.id])
  expect(ids(item.other)).toEqual([])
})

test.each([
  ['EXACT', 104],
  ['ADDRESS', 100],
  ['AREA', 100],
] as const)('a distance is as exact as the point of a place: %s', async (accuracy, meters) => {
  const { id } = await aPlace(db, { ...corner(104, 0), accuracy, kind: 'REFILL_SHOP' })
  const data = await ask(`query ($from: CoordinatesInput!) { place(id: "${id}") { distanceMeters(from: $from) } }`, {
    from: atSea,
  })

  expect(data?.place.distanceMeters).toBe(meters)
})

test('a page and a map cost the same number of statements for every length', async () => {
  const count = async (query: string, variables: object) => (await statements(() => ask(query, variables))).length

  expect(await count(inBounds, { bounds, first: 1 })).toBe(3)
  expect(await count(inBounds, { bounds, first: 50 }), 'without a count, as the page has all').toBe(2)
  expect(await count(markers, { bounds, zoom: 17 })).toBe(3)
  expect(await count(markers, { bounds, zoom: 9 })).toBeLessThanOrEqual(3)
})
