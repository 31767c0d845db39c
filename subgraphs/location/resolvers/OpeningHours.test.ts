import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { alwaysOpen, weekOf } from '../domain/hours/hours.ts'
import { aPlace, atSea, moved } from '../fixtures.ts'
import { location } from '../server.ts'

const { db, execute } = await testSubgraph(location)

test('a place out of operation is not open, and a place without hours has no opening hours', async () => {
  const place = await aPlace(db, { status: 'TEMPORARILY_CLOSED' }, { source: { hours: alwaysOpen } })
  const silent = await aPlace(db)
  const entities = [place, silent].map(({ id }) => ({ __typename: 'Place', id }))

  const { data } = await execute(
    `query ($entities: [_Any!]!) {
      _entities(representations: $entities) { ... on Place { openingHours { isAlwaysOpen isOpen nextChangeAt periods { opensOn } } } }
    }`,
    { entities },
  )

  const openingHours = { isAlwaysOpen: true, isOpen: false, nextChangeAt: null, periods: [] }
  expect(data?._entities).toEqual([{ openingHours }, { openingHours: null }])
})

test('openNow filters the places of a material and of an item', async () => {
  const center = moved(atSea, 0, 90_000)
  const open = await aPlace(db, center, { source: { hours: alwaysOpen } })
  await aPlace(db, center)

  const { data } = await execute(
    `query ($entities: [_Any!]!, $center: CoordinatesInput!) {
      _entities(representations: $entities) {
        ... on Material { nearbyPlaces(center: $center, openNow: true) { nodes { id } } }
        ... on Item { nearbyPlaces(center: $center, openNow: true) { nodes { id } } }
      }
    }`,
    {
      center,
      entities: [
        { __typename: 'Material', id: 'mat_battery' },
        { __typename: 'Item', id: 'itm_cell', dropOffMaterials: [{ id: 'mat_battery' }] },
      ],
    },
  )

  const nearbyPlaces = { nodes: [{ id: open.id }] }
  expect(data?._entities).toEqual([{ nearbyPlaces }, { nearbyPlaces }])
})

test('openAt takes precedence over openNow', async () => {
  const center = moved(atSea, 0, 120_000)
  const { id } = await aPlace(db, center, { source: { hours: { week: weekOf([2], [[540, 1_080]]), holidays: [] } } })

  const { data } = await execute(
    `query ($center: CoordinatesInput!) {
      open: placesNearby(center: $center, filter: { openNow: false, openAt: "2026-11-25T10:00:00+09:00" }) {
        nodes { id } totalCount
      }
      shut: placesNearby(center: $center, filter: { openNow: true, openAt: "2026-11-25T08:00:00+09:00" }) { totalCount }
    }`,
    { center },
  )

  expect(data).toEqual({ open: { nodes: [{ id }], totalCount: 1 }, shut: { totalCount: 0 } })
})
