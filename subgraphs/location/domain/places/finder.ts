import { isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, places } from '../../db/schema.ts'
import { type Coordinates, distanceMeters } from '../geo/earth.ts'

/** Two points of one name are one place when they are no further apart, in metres. */
const sameSpotMeters = 15

/** Degrees of latitude and longitude within which a bin without a name is looked for: over 15 m up to 70° north. */
const cellDegrees = 0.0005

/** What a place is recognised by. The point is missing where a record has none, the name's key is empty without a name. */
export interface PlaceIdentity extends Pick<PlaceRow, 'kind' | 'nameKey' | 'addressKey'> {
  point: Coordinates | null
}

export type KnownPlace = Pick<PlaceRow, 'id' | 'kind' | 'nameKey' | 'addressKey' | 'confidence'> & Coordinates

export interface PlaceFinder {
  /**
   * The place that has the same name at the same address or within 15 m of the point; null when there is none. A bin for
   * clothes that has no name, or may stand for one that has none, is the one at the address or on the spot, if it `isFree`.
   */
  find(likeness: PlaceIdentity, isFree: (placeId: string) => boolean): KnownPlace | null
  /** Takes note of a place, in the place of what was known of it. */
  remember(place: KnownPlace): void
}

/** Knows the places of the database. A bin for clothes in the street is never one place with a counter indoors. */
export async function createPlaceFinder(tx: Db): Promise<PlaceFinder> {
  const byId = new Map<string, KnownPlace>()
  const byAddress = new Map<string, KnownPlace>()
  const byName = new Map<string, Map<string, KnownPlace>>()
  const bins = new Map<string, Set<string>>()

  const finder: PlaceFinder = {
    find(likeness, isFree) {
      if (likeness.nameKey) {
        const named = findNamed(likeness)
        if (named) return named
      }
      return likeness.kind === 'CLOTHING_BIN' ? findBin(likeness, isFree) : null
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

  function findNamed({ point, ...likeness }: PlaceIdentity): KnownPlace | null {
    const name = nameOf(likeness)
    const sameAddress = likeness.addressKey && byAddress.get(`${name} ${likeness.addressKey}`)
    if (sameAddress) return sameAddress
    return point ? nearest([...(byName.get(name)?.values() ?? [])], point) : null
  }

  // Only where one of the two has no name: two names are two bins, however close. Without a name, two rows at one door are
  // one bin, even of one file.
  function findBin({ nameKey, addressKey, point }: PlaceIdentity, isFree: (id: string) => boolean): KnownPlace | null {
    const isSameDoor = (place: KnownPlace) =>
      !nameKey &&
      addressKey &&
      point &&
      place.addressKey === addressKey &&
      distanceMeters(place, point) <= sameSpotMeters
    const at = (key: string | null) =>
      [...((key && bins.get(key)) || [])]
        .map((id) => byId.get(id))
        .filter((place) => place !== undefined)
        .filter((place) => (!nameKey || !place.nameKey) && (isFree(place.id) || isSameDoor(place)))
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
