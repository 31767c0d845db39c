import { and, eq, isNull } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { uniqueByKey } from '../../../_shared/korea/region-names.ts'
import { regionIdOf } from '../../../_shared/korea/regions.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { type LabelledRegion, type RegionRow, regionNames, regions } from '../../db/schema.ts'

/** An address, split into its region and the rest. */
interface AddressParts {
  region: LabelledRegion | null
  street: string
}

/** The current districts and larger regions in memory, by the names that data files and addresses use. */
export interface RegionIndex {
  /** The region with an official code. @throws Error when there is none */
  withCode(officialCode: string): LabelledRegion
  /** The region with a full name such as `경기도 수원시 장안구`; null when none or several have it. */
  named(fullName: string): LabelledRegion | null
  /**
   * The region at the start of an address; null when there is none and when it is only a province that has districts.
   */
  inAddress(address: string): AddressParts
  /** The smallest region that contains both. */
  common(a: LabelledRegion, b: LabelledRegion): LabelledRegion
  hasChildren(region: RegionRow): boolean
}

/** Reads the regions and their names. */
export async function createRegionIndex(db: Db): Promise<RegionIndex> {
  const isIndexed = and(isOneOf(regions.level, ['COUNTRY', 'PROVINCE', 'DISTRICT']), isNull(regions.abolishedOn))
  const found = await db.select().from(regions).where(isIndexed)
  const rows = new Map(found.filter(hasLabel).map((row) => [row.id, row]))
  const names = await db
    .select({ regionId: regionNames.regionId, key: regionNames.searchKey })
    .from(regionNames)
    .innerJoin(regions, eq(regions.id, regionNames.regionId))
    .where(and(eq(regionNames.kind, 'FULL_NAME'), isIndexed))
  const parents = new Set([...rows.values()].map(({ parentId }) => parentId))
  const byKey = uniqueByKey(names.map(({ regionId, key }) => [key, rows.get(regionId) ?? null]))
  const longest = Math.max(0, ...[...byKey.keys()].map((key) => key.length))
  const hasChildren = ({ id }: RegionRow) => parents.has(id)

  return {
    withCode(officialCode) {
      const region = rows.get(regionIdOf(officialCode))
      if (!region) throw new Error(`There is no region with the code ${officialCode}.`)
      return region
    },

    named: (fullName) => byKey.get(searchKey(fullName)) ?? null,

    // Ignores spaces, since some addresses lack them: `강릉시초당순두부길 99`.
    inAddress(address) {
      const key = searchKey(address)
      for (let length = Math.min(longest, key.length); length > 1; length -= 1) {
        const region = byKey.get(key.slice(0, length))
        if (region === undefined) continue
        const isSmall = region !== null && !(hasChildren(region) && region.level === 'PROVINCE')
        return { region: isSmall ? region : null, street: afterLetters(address, length) }
      }
      return { region: null, street: address.trim() }
    },

    common(a, b) {
      const idsOfB = new Set([...b.ancestorIds, b.id])
      const shared = [...a.ancestorIds, a.id].filter((id) => idsOfB.has(id)).at(-1)
      return rows.get(shared ?? '') ?? a
    },

    hasChildren,
  }
}

/** Whether a region has a label point. */
export const hasLabel = (region: RegionRow): region is LabelledRegion =>
  region.latitude !== null && region.longitude !== null

/** The rest of a text after the first `count` letters of its search key. */
function afterLetters(text: string, count: number): string {
  let left = count
  const letters = [...text.normalize('NFC')]
  const end = letters.findIndex((letter) => {
    if (left <= 0) return true
    left -= searchKey(letter).length
    return false
  })
  return end < 0 ? '' : letters.slice(end).join('').trim()
}
