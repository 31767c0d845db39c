import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { propertyRuns, testDatabase } from '../../../_shared/testing.ts'
import { mapCells, type PlaceRow, placeMaterials, places, sourceRecords, staleMapCells } from '../../db/schema.ts'
import { aPlace, aPlaceRow, atSea, moved } from '../../fixtures.ts'
import type { Bounds } from '../geo/areas.ts'
import type { Coordinates } from '../geo/earth.ts'
import { matches, type PlaceFilter } from '../places/filter.ts'
import { writePlaces } from '../places/records.ts'
import { refreshMapCells } from './cells.ts'
import { columnOf, rowOf } from './grid.ts'
import { type Marker, mapMarkers } from './markers.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})

const world: Bounds = { southWest: { latitude: -90, longitude: -180 }, northEast: { latitude: 90, longitude: 180 } }
const around = ({ latitude, longitude }: Coordinates, degrees: number): Bounds => ({
  southWest: { latitude: latitude - degrees, longitude: longitude - degrees },
  northEast: { latitude: latitude + degrees, longitude: longitude + degrees },
})

// Eight digits, as the scalars have them.
const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e8, max: max * 1e8 }).map((number) => number / 1e8)
const spots = fc.oneof(
  fc.record({ latitude: degrees(-90, 90), longitude: degrees(-180, 180) }),
  fc.record({ latitude: degrees(37, 38), longitude: degrees(132, 133) }),
  fc.record({ latitude: fc.constantFrom(37.5, 37.501), longitude: fc.constantFrom(132.5, 132.502) }),
  fc.record({ latitude: fc.constant(52), longitude: fc.constantFrom(-180, -179.99, 179.99, 180) }),
)
const somePlaces = fc.array(
  fc.record({
    spot: spots,
    kind: fc.constantFrom('CLOTHING_BIN' as const, 'DROP_OFF_BIN' as const, 'OTHER' as const, 'REPAIR_SHOP' as const),
    takes: fc.subarray(['BATTERY', 'CLOTHING', 'PAPER']),
    status: fc.constantFrom('OPERATING' as const, 'TEMPORARILY_CLOSED' as const, 'PERMANENTLY_CLOSED' as const),
    features: fc.subarray(['INDOOR' as const]),
  }),
  { maxLength: 25, size: 'max' },
)
const rectangles = fc.oneof(
  fc.constant(world),
  fc.tuple(spots, spots).map(([one, two]): Bounds => {
    const [south, north] = [one.latitude, two.latitude].sort((a, b) => a - b)
    return {
      southWest: { latitude: south ?? 0, longitude: one.longitude },
      northEast: { latitude: north ?? 0, longitude: two.longitude },
    }
  }),
)
const filters = fc.constantFrom<PlaceFilter | null>(
  null,
  { kinds: ['DROP_OFF_BIN', 'OTHER'] },
  { materialIds: ['mat_battery'] },
  { materialIds: ['mat_battery', 'mat_paper'], kinds: ['OTHER', 'CLOTHING_BIN'] },
  { features: ['INDOOR'] },
  { pricing: ['UNKNOWN'], materialIds: ['mat_clothing'] },
)

const contains = ({ southWest, northEast }: Bounds, { latitude, longitude }: Coordinates) =>
  latitude >= southWest.latitude &&
  latitude <= northEast.latitude &&
  (southWest.longitude <= northEast.longitude
    ? longitude >= southWest.longitude && longitude <= northEast.longitude
    : longitude >= southWest.longitude || longitude <= northEast.longitude)

/** The places that a marker represents, by the cell in its key. */
function placesOfMarker(marker: Marker, all: readonly PlaceRow[]): PlaceRow[] {
  if ('place' in marker) return [marker.place]
  const [level = 0, x, y] = marker.cluster.key.split('/').map(Number)
  return all.filter((place) => columnOf(place.longitude, level) === x && rowOf(place.latitude, level) === y)
}

test('markers represent every place of the rectangle that matches the filter exactly once', async () => {
  const zooms = fc.integer({ min: 0, max: 22 })
  await fc.assert(
    fc.asyncProperty(somePlaces, rectangles, zooms, filters, async (rows, bounds, zoom, filter) => {
      await db.delete(sourceRecords)
      await db.delete(places)
      for (const { spot, takes, ...rest } of rows) await aPlace(db, { ...spot, ...rest }, { takes })
      await refreshMapCells(db)
      const wanted = await db.select().from(places).where(matches(filter))

      const markers = await mapMarkers(db, bounds, zoom, filter)

      const drawn = markers.map((marker) => placesOfMarker(marker, wanted))
      const ids = drawn.flat().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toEqual(expect.arrayContaining(wanted.filter((one) => contains(bounds, one)).map(({ id }) => id)))
      for (const [index, marker] of markers.entries()) {
        const all = drawn[index] ?? []
        if ('place' in marker) expect(contains(bounds, marker.place)).toBe(true)
        else expect(marker.cluster).toMatchObject(clusterOf(all))
      }
    }),
    { numRuns: propertyRuns(15), seed: 20261128 },
  )
})

function clusterOf(all: readonly PlaceRow[]) {
  const [latitudes, longitudes] = [all.map(({ latitude }) => latitude), all.map(({ longitude }) => longitude)]
  const mean = (numbers: number[]) => expect.closeTo(numbers.reduce((sum, one) => sum + one, 0) / numbers.length, 9)
  return {
    count: all.length,
    coordinates: { latitude: mean(latitudes), longitude: mean(longitudes) },
    bounds: {
      southWest: { latitude: Math.min(...latitudes), longitude: Math.min(...longitudes) },
      northEast: { latitude: Math.max(...latitudes), longitude: Math.max(...longitudes) },
    },
    topKinds: topKinds(all),
  }
}

function topKinds(all: readonly PlaceRow[]) {
  const count = (kind: string) => all.filter((one) => one.kind === kind).length
  const kinds = [...new Set(all.map(({ kind }) => kind))]
  return kinds.sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1)).slice(0, 3)
}

test('map cells follow every change of places, whoever writes it', async () => {
  const one = await aPlace(db, atSea, { takes: ['BATTERY', 'LAMP'] })
  const two = await aPlace(db, moved(atSea, 5), { takes: ['BATTERY'] })
  const three = await aPlace(db, moved(atSea, 80_000))
  await refreshMapCells(db)
  const steps = [
    () => db.update(places).set({ latitude: 33 }).where(eq(places.id, one.id)),
    () => db.update(places).set({ kind: 'OTHER' }).where(eq(places.id, one.id)),
    () => db.delete(placeMaterials).where(eq(placeMaterials.placeId, two.id)),
    () => db.update(places).set({ status: 'PERMANENTLY_CLOSED' }).where(eq(places.id, two.id)),
    () => db.delete(sourceRecords).then(() => db.delete(places).where(eq(places.id, three.id))),
    () => aPlace(db, moved(atSea, 5)),
  ]

  for (const step of steps) {
    await step()
    await refreshMapCells(db)
    const kept = await db.select().from(mapCells)
    expect(await db.$count(staleMapCells)).toBe(0)

    await db.delete(mapCells)
    await db.execute(sql`insert into ${staleMapCells} (cell) select cell from ${places}`)
    await refreshMapCells(db)
    expect(sorted(await db.select().from(mapCells))).toEqual(sorted(kept))
  }
})

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()

describe('zoom', () => {
  test('places are one cluster at low zoom and single at high zoom, and the key of a cluster survives moving the map', async () => {
    const [one, two] = [await aPlace(db, atSea), await aPlace(db, moved(atSea, 40))]
    await refreshMapCells(db)

    const far = await mapMarkers(db, around(atSea, 5), 6)
    const shifted = await mapMarkers(db, around(moved(atSea, 30_000, 20_000), 5), 6)
    const close = await mapMarkers(db, around(atSea, 0.01), 16)

    expect(far).toEqual([{ cluster: expect.objectContaining({ count: 2, topKinds: ['DROP_OFF_BIN'] }) }])
    expect(shifted).toEqual(far)
    expect(close.map((marker) => 'place' in marker && marker.place.id).toSorted()).toEqual([one.id, two.id].toSorted())
  })

  test('there are at most 300 markers, even for the whole world at high zoom', async () => {
    const rows = Array.from({ length: 310 }, (_, number) =>
      aPlaceRow(moved(atSea, (number % 20) * 300, Math.floor(number / 20) * 300)),
    )
    await writePlaces(db, rows)
    await refreshMapCells(db)

    for (const zoom of [0, 5, 15, 16, 22]) {
      const markers = await mapMarkers(db, world, zoom)
      expect(markers.length).toBeLessThanOrEqual(300)
      expect(markers.reduce((sum, marker) => sum + ('cluster' in marker ? marker.cluster.count : 1), 0)).toBe(310)
    }
  })

  test.each([-1, 23])('zoom %d is refused', async (zoom) => {
    await expect(mapMarkers(db, world, zoom)).rejects.toThrow(
      `\`zoom\` is a whole number from 0 to 22; this one is ${zoom}.`,
    )
  })
})
