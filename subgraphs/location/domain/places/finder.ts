import { isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, places } from '../../db/schema.ts'
import { type Coordinates, distanceMeters } from '../geo/earth.ts'

/** Greatest distance in metres between two records of the same name that are one place. */
const sameSpotMeters = 15

/** Size in degrees of the cells that index bins without a name. It is more than 15 m up to 70° north. */
const cellDegrees = 0.0005

/**
 * The properties by which a record is matched to a place. `point` is null for a record without one; `nameKey` is empty
 * without a name.
 */
export interface PlaceIdentity extends Pick<PlaceRow, 'kind' | 'nameKey' | 'addressKey'> {
  point: Coordinates | null
}

/** A place that records can be matched to. */
export type KnownPlace = Pick<PlaceRow, 'id' | 'kind' | 'nameKey' | 'addressKey' | 'confidence'> & Coordinates

/** Matches records to places. */
export interface PlaceFinder {
  /**
   * The place with the same name at the same address or within 15 m of the point; null when there is none. For a
   * clothing bin, when it or the known bin has no name: the bin at the same address or within 15 m for which `isFree`
   * is true.
   */
  find(identity: PlaceIdentity, isFree: (placeId: string) => boolean): KnownPlace | null
  /** Adds a place, or replaces it under its id. */
  remember(place: KnownPlace): void
}

/**
 * A finder with all places of the database that aren't duplicates. A clothing bin in the street never matches a counter
 * indoors.
 */
export async function createPlaceFinder(tx: Db): Promise<PlaceFinder> {
  const byId = new Map<string, KnownPlace>()
  const byAddress = new Map<string, KnownPlace>()
  const byName = new Map<string, Map<string, KnownPlace>>()
  const bins = new Map<string, Set<string>>()

  const finder: PlaceFinder = {
    find(identity, isFree) {
      if (identity.nameKey) {
        const named = findNamed(identity)
        if (named) return named
      }
      return identity.kind === 'CLOTHING_BIN' ? findBin(identity, isFree) : null
    },

    remember(place) {
      byId.set(place.id, place)
      if (place.kind === 'CLOTHING_BIN') {
        for (const key of [place.addressKey, cellOf(place)]) if (key) bins.set(key, withId(bins.get(key), place.id))
      }
      if (!place.nameKey) return
      const name = nameOf(place)
      if (place.addressKey) byAddress.set(`${name} ${place.addressKey}`, place)
      const namesakes = byName.get(name) ?? new Map()
      byName.set(name, namesakes.set(place.id, place))
    },
  }

  function findNamed({ point, ...identity }: PlaceIdentity): KnownPlace | null {
    const name = nameOf(identity)
    const sameAddress = identity.addressKey && byAddress.get(`${name} ${identity.addressKey}`)
    if (sameAddress) return sameAddress
    return point ? nearest([...(byName.get(name)?.values() ?? [])], point) : null
  }

  // Applies only when one of the two bins has no name: bins with different names are two bins, however close. Two rows
  // without a name at the same address are one bin, even in one file.
  function findBin({ nameKey, addressKey, point }: PlaceIdentity, isFree: (id: string) => boolean): KnownPlace | null {
    const isSameAddressNearby = (place: KnownPlace) =>
      !nameKey &&
      addressKey &&
      point &&
      place.addressKey === addressKey &&
      distanceMeters(place, point) <= sameSpotMeters
    const at = (key: string | null) =>
      [...((key && bins.get(key)) || [])]
        .map((id) => byId.get(id))
        .filter((place) => place !== undefined)
        .filter((place) => (!nameKey || !place.nameKey) && (isFree(place.id) || isSameAddressNearby(place)))
    const sameAddress = at(addressKey).filter((place) => place.addressKey === addressKey)
    const [first] = sameAddress
    if (!point) return first ?? null
    return nearest(sameAddress, point) ?? first ?? nearest(cellsAround(point).flatMap(at), point)
  }

  const { id, kind, nameKey, addressKey, confidence, latitude, longitude } = places
  const known = await tx
    .select({ id, kind, nameKey, addressKey, confidence, latitude, longitude })
    .from(places)
    .where(isNull(places.duplicateOfId))
    .orderBy(id)
  for (const place of known) finder.remember(place)
  return finder
}

const nameOf = ({ kind, nameKey }: Pick<PlaceIdentity, 'kind' | 'nameKey'>) =>
  `${kind === 'CLOTHING_BIN' ? 'clothes' : 'other'} ${nameKey}`

const withId = (ids: Set<string> | undefined, id: string) => (ids ?? new Set()).add(id)

function nearest(candidates: readonly KnownPlace[], point: Coordinates): KnownPlace | null {
  const near = candidates
    .map((place) => ({ place, meters: distanceMeters(place, point) }))
    .filter(({ meters }) => meters <= sameSpotMeters)
    .sort((a, b) => a.meters - b.meters || (a.place.id < b.place.id ? -1 : 1))
  return near[0]?.place ?? null
}

const cellAt = (row: number, column: number) => `cell ${row} ${column}`
const cellOf = ({ latitude, longitude }: Coordinates) =>
  cellAt(Math.floor(latitude / cellDegrees), Math.floor(longitude / cellDegrees))

function cellsAround({ latitude, longitude }: Coordinates): string[] {
  const [row, column] = [Math.floor(latitude / cellDegrees), Math.floor(longitude / cellDegrees)]
  return [-1, 0, 1].flatMap((north) => [-1, 0, 1].map((east) => cellAt(row + north, column + east)))
}
