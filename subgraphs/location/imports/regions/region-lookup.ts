import { getTableColumns } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type RegionName, uniqueByKey } from '../../../_shared/korea/region-names.ts'
import { regionIdOf } from '../../../_shared/korea/regions.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import { type RegionRow, regions } from '../../db/schema.ts'
import { koreanNames, withParentNames } from '../../domain/regions/region-names.ts'
import { isAdministrative } from '../../domain/regions/regions.ts'

const { latitude: _, longitude: __, pos: ___, bounds: ____, ...columns } = getTableColumns(regions)

/** A region without its label point and bounds. */
export type RegionWithoutGeometry = Omit<RegionRow, 'latitude' | 'longitude' | 'pos' | 'bounds'>

/** The stored regions and those of the file so far, while dongs or boundaries are imported. */
export type RegionLookup = Awaited<ReturnType<typeof createRegionLookup>>

/** Reads all regions, with the names of current provinces and districts. */
export async function createRegionLookup(db: Db) {
  const rows = new Map<string, RegionWithoutGeometry>()
  /** Current legal neighbourhoods, by the id of their parent and their name in plain letters. */
  const neighbourhoods = new Map<string, RegionWithoutGeometry>()
  function add(row: RegionWithoutGeometry): void {
    rows.set(row.id, row)
    if (row.level === 'NEIGHBORHOOD' && !row.abolishedOn && !isAdministrative(row))
      neighbourhoods.set(`${row.parentId} ${plainText(row.nameKo)}`, row)
  }
  for (const row of await db.select(columns).from(regions)) add(row)

  const larger = [...rows.values()].filter(({ level, abolishedOn }) => level !== 'NEIGHBORHOOD' && !abolishedOn)
  const names = await koreanNames(
    db,
    larger.map(({ id }) => id),
  )
  const keysOf = ({ id }: RegionWithoutGeometry) => new Set(names.get(id)?.map(({ text }) => searchKey(text)))
  const byName = uniqueByKey(larger.flatMap((row) => [...keysOf(row)].map((key) => [key, row] as const)))

  return {
    add,

    withId: (id: string): RegionWithoutGeometry | undefined => rows.get(id),

    /** The region with a code, current or abolished. */
    withCode: (code: string): RegionWithoutGeometry | undefined => rows.get(regionIdOf(code)),

    /**
     * The current region with a code, or the single successor of an abolished region; undefined if there are several
     * successors.
     */
    currentWithCode(code: string): RegionWithoutGeometry | undefined {
      const row = rows.get(regionIdOf(code))
      if (!row?.abolishedOn) return row
      return row.successorIds.length === 1 ? rows.get(row.successorIds[0] ?? '') : undefined
    },

    /**
     * The current region with a full name, in use or former; undefined if no region or several regions have the name.
     */
    withName(fullName: string): RegionWithoutGeometry | undefined {
      const words = fullName.split(' ')
      const found = byName.get(searchKey(fullName))
      if (found || words.length < 2) return found ?? undefined
      const parent = this.withName(words.slice(0, -1).join(' '))
      return parent && this.neighbourhoodIn(parent, words.at(-1) ?? '')
    },

    /** The current legal neighbourhood in a region, by its own name. */
    neighbourhoodIn: (parent: RegionWithoutGeometry, name: string): RegionWithoutGeometry | undefined =>
      neighbourhoods.get(`${parent.id} ${plainText(name)}`),

    /** The province or district with a code of the statistics office. */
    withBoundaryCode: (code: string): RegionWithoutGeometry | undefined =>
      larger.find(({ boundaryCode }) => boundaryCode === code),

    hasNeighbourhoods: () => neighbourhoods.size > 0,

    /** The Korean names of a region, short and full. */
    namesOf(row: RegionWithoutGeometry): RegionName[] {
      const known = names.get(row.id)
      if (known) return known
      const parent = rows.get(row.parentId ?? '')
      const own = [
        { text: row.nameKo, changedOn: null },
        ...withParentNames(parent ? this.namesOf(parent) : [], row.nameKo),
      ]
      names.set(row.id, own)
      return own
    },
  }
}
