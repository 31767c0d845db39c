import { getTableColumns } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type RegionName, uniqueByKey } from '../../../_shared/korea/region-names.ts'
import { regionIdOf } from '../../../_shared/korea/regions.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { type RegionRow, regions } from '../../db/schema.ts'
import { behind, koreanNames } from '../../domain/regions/region-names.ts'
import { isAdministrative } from '../../domain/regions/regions.ts'

const { latitude: _, longitude: __, pos: ___, bounds: ____, ...columns } = getTableColumns(regions)

/** A region, without where it is. */
export type TreeRow = Omit<RegionRow, 'latitude' | 'longitude' | 'pos' | 'bounds'>

/** The regions that are known while legal dongs are read, those of the file among them. */
export type DongTree = Awaited<ReturnType<typeof createDongTree>>

export async function createDongTree(db: Db) {
  const rows = new Map<string, TreeRow>()
  /** Neighbourhoods of today, by what they lie in and their name. */
  const inside = new Map<string, TreeRow>()
  function add(row: TreeRow): void {
    rows.set(row.id, row)
    if (row.level === 'NEIGHBORHOOD' && !row.abolishedOn && !isAdministrative(row))
      inside.set(`${row.parentId} ${row.nameKo}`, row)
  }
  for (const row of await db.select(columns).from(regions)) add(row)

  const larger = [...rows.values()].filter(({ level, abolishedOn }) => level !== 'NEIGHBORHOOD' && !abolishedOn)
  const names = await koreanNames(
    db,
    larger.map(({ id }) => id),
  )
  const keysOf = ({ id }: TreeRow) => new Set(names.get(id)?.map(({ text }) => searchKey(text)))
  const byName = uniqueByKey(larger.flatMap((row) => [...keysOf(row)].map((key) => [key, row] as const)))

  return {
    add,

    withId: (id: string): TreeRow | undefined => rows.get(id),

    /** The region of a code, today's or not; undefined when there is none. */
    withCode: (code: string): TreeRow | undefined => rows.get(regionIdOf(code)),

    /** The region of today that a code stands for; undefined for none, and for several. */
    today(code: string): TreeRow | undefined {
      const row = rows.get(regionIdOf(code))
      if (!row?.abolishedOn) return row
      return row.successorIds.length === 1 ? rows.get(row.successorIds[0] ?? '') : undefined
    },

    /** The region of today that has a name with those around it, or had; undefined for none, and for several. */
    named(fullName: string): TreeRow | undefined {
      const words = fullName.split(' ')
      const larger = byName.get(searchKey(fullName))
      if (larger || words.length < 2) return larger ?? undefined
      const around = this.named(words.slice(0, -1).join(' '))
      return around && inside.get(`${around.id} ${words.at(-1)}`)
    },

    /** The legal neighbourhood of today that lies in a region and has a name. */
    inside: (around: TreeRow, name: string): TreeRow | undefined => inside.get(`${around.id} ${name}`),

    /** The province or district of which the publisher of boundaries has a code. */
    withBoundary: (code: string): TreeRow | undefined => larger.find(({ boundaryCode }) => boundaryCode === code),

    hasNeighbourhoods: () => inside.size > 0,

    /** The Korean names of a region, alone and with those around it. */
    namesOf(row: TreeRow): RegionName[] {
      const known = names.get(row.id)
      if (known) return known
      const parent = rows.get(row.parentId ?? '')
      const own = [{ text: row.nameKo, changedOn: null }, ...behind(parent ? this.namesOf(parent) : [], row.nameKo)]
      names.set(row.id, own)
      return own
    },
  }
}
