import { isNull } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { type PlaceRow, places } from '../db/schema.ts'
import { type Coordinates, distanceMeters } from './sphere.ts'

/** Two points of one name are one place when they are no further apart, in metres. */
const sameSpotMeters = 15

/** What a place is recognised by. The point is missing where a record has none. */
export interface Likeness extends Pick<PlaceRow, 'kind' | 'nameKey' | 'addressKey'> {
  point: Coordinates | null
}

type KnownPlace = Pick<PlaceRow, 'id' | 'kind' | 'nameKey' | 'addressKey' | 'confidence'> & Coordinates

export interface PlaceFinder {
  /** The place that has the same name at the same address or within 15 m of the point; null when there is none. */
  find(likeness: Likeness): KnownPlace | null
  /** Takes note of a place, in the place of what was known of it. */
  note(place: KnownPlace): void
}

/** Knows the places of the database. A bin for clothes in the street is never one place with a counter indoors. */
export async function createPlaceFinder(tx: Db): Promise<PlaceFinder> {
  const byAddress = new Map<string, KnownPlace>()
  const byName = new Map<string, Map<string, KnownPlace>>()
  const nameOf = ({ kind, nameKey }: Pick<Likeness, 'kind' | 'nameKey'>) =>
    `${kind === 'CLOTHING_BIN' ? 'clothes' : 'other'} ${nameKey}`

  const finder: PlaceFinder = {
    find({ point, ...likeness }) {
      const name = nameOf(likeness)
      const sameAddress = likeness.addressKey && byAddress.get(`${name} ${likeness.addressKey}`)
      if (sameAddress) return sameAddress
      if (!point) return null
      const near = [...(byName.get(name)?.values() ?? [])]
        .map((place) => ({ place, meters: distanceMeters(place, point) }))
        .filter(({ meters }) => meters <= sameSpotMeters)
        .sort((a, b) => a.meters - b.meters || (a.place.id < b.place.id ? -1 : 1))
      return near[0]?.place ?? null
    },

    note(place) {
      const name = nameOf(place)
      if (place.addressKey) byAddress.set(`${name} ${place.addressKey}`, place)
      const namesakes = byName.get(name) ?? new Map()
      byName.set(name, namesakes.set(place.id, place))
    },
  }
  const { id, kind, nameKey, addressKey, confidence, latitude, longitude } = places
  const known = await tx
    .select({ id, kind, nameKey, addressKey, confidence, latitude, longitude })
    .from(places)
    .where(isNull(places.duplicateOfId))
    .orderBy(id)
  for (const place of known) finder.note(place)
  return finder
}
