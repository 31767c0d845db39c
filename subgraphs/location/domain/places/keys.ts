import { firstSearchKey, searchKey } from '../../../_shared/korea/search-key.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { RegionRow } from '../../db/schema.ts'

// A number after the name of a road (로, 길), village or quarter (동, 리, 가, 읍, 면) that isn't part of another name:
// `우동3로 11번길 36` has the number 36, `동일로239다길` has none.
const houseNumber =
  /(?:로|길|동|리|가|읍|면|번지)\s*(?:지하\s*|산\s*)?\d+(?:-\d+)?(?![\d-]|\s*(?:번|번가|[가-하])?길|(?:번|번가|[가-하])?로|동|층|호)/u

/** The keys by which records of the same place are recognised. `addressKey` is null without a house number. */
export interface PlaceKeys {
  nameKey: string
  addressKey: string | null
}

/** The key that records with the same name share. */
export const nameKey = (name: string): string => searchKey(name)

// Some files put the quarter before the road, although road names are unique within a district: `공덕동 마포대로 270`.
const quarterBeforeRoad = /^\S+(?:동|\d가)\s+(?=\S*(?:로|길)(?:\s|\d))/u

/**
 * The key that records with the same address share: district (for a district inside a city, the city), road and house
 * number, without building, floor and remarks. Null without a house number, since many places share a road.
 * @param street the address without its region
 */
export const addressKey = (region: RegionRow, street: string): string | null => keyOfStreet(region, plainText(street))

/** The keys of a name and an address as the first version made them, for content hashes; see `firstSearchKey`. */
export const firstKeys = (name: string, region: RegionRow | null, street: string): PlaceKeys => ({
  nameKey: firstSearchKey(name),
  addressKey: region && keyOfStreet(region, street),
})

function keyOfStreet(region: RegionRow, street: string): string | null {
  const road = street.replace(quarterBeforeRoad, '')
  const found = houseNumber.exec(road)
  if (!found) return null
  const district = region.ancestorIds[2] ?? region.id
  return `${district} ${road
    .slice(0, found.index + found[0].length)
    .normalize('NFC')
    .replace(/\s+/g, '')}`
}
