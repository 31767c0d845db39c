import { isNotNull, sql } from 'drizzle-orm'
import { finishBulkLoad } from '../../../_shared/bulk-load.ts'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { regionIdOf } from '../../../_shared/korea/regions.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import { type RegionRow, regions } from '../../db/schema.ts'
import { createRegionNames } from '../../reference/regions.ts'
import { placeRules } from '../rules/place-rules.ts'
import { overlapsByName } from './dong-overlaps.ts'

/** The stored regions and those of the file so far, while neighbourhoods are imported. */
export type RegionLookup = Awaited<ReturnType<typeof createRegionLookup>>

export async function createRegionLookup(tx: Db) {
  const rows = new Map<string, RegionRow>()
  /** Current ids by former ids. */
  const successors = new Map<string, string>()
  const byName = new Map<string, RegionRow>()
  const administrative = new Map<string, RegionRow>()
  /** Ids of districts by their codes of Statistics Korea. */
  const byBoundaryCode = new Map<string, string>()
  let changed: RegionRow[] = []
  let areAllUnchanged = true

  function index(row: RegionRow): void {
    rows.set(row.id, row)
    for (const former of row.formerIds) successors.set(former, row.id)
    if (row.kind === 'ADMINISTRATIVE_DONG') administrative.set(numberKey(row.ancestorIds.at(-1) ?? '', row.nameKo), row)
    else if (row.kind) byName.set(nameKey(row.ancestorIds.at(-1) ?? '', row.nameKo), row)
    else if (row.boundaryCode) byBoundaryCode.set(row.boundaryCode, row.id)
  }
  for (const row of await tx.select().from(regions)) index(row)
  const findLarger = createRegionNames()

  return {
    withId: (id: string): RegionRow | undefined => rows.get(id),

    /** The current region with a code or a former code. */
    withCode: (code: string): RegionRow | undefined =>
      rows.get(regionIdOf(code)) ?? rows.get(successors.get(regionIdOf(code)) ?? ''),

    /** The province or district with a full name, in use or former. */
    withFullName: (name: string): RegionRow | undefined => rows.get(findLarger(name)?.id ?? ''),

    /** The district with a code of Statistics Korea. */
    withBoundaryCode: (code: string): RegionRow | undefined => rows.get(byBoundaryCode.get(code) ?? ''),

    /** The township, village or legal dong with a name in a region. */
    neighbourhoodIn: (parent: RegionRow, name: string): RegionRow | undefined => byName.get(nameKey(parent.id, name)),

    /** The administrative dong with a name in a region, however its number is written. */
    administrativeDongIn: (parent: RegionRow, name: string): RegionRow | undefined =>
      administrative.get(numberKey(parent.id, name)),

    hasNeighbourhoods: () => byName.size > 0,

    /** Keeps a new or changed row for the next `write`. @returns whether it is new, changed or as stored */
    enter(row: RegionRow): 'imported' | 'updated' | 'unchanged' {
      const before = rows.get(row.id)
      if (before && isEqual(before, row)) return 'unchanged'
      index(row)
      changed.push(row)
      areAllUnchanged = false
      return before ? 'updated' : 'imported'
    },

    async write(): Promise<void> {
      const latest = [...new Map(changed.map((row) => [row.id, row])).values()]
      changed = []
      const set = buildConflictUpdateColumns(regions, latest[0] ?? {})
      await insertRows(tx, regions, latest, { target: [regions.id], set })
    },

    /** Relates the dongs of both systems, and reads the areas of the collection rules again if any region changed. */
    async finish(): Promise<void> {
      await nameVillages(tx)
      const overlaps = await relateDongs(tx)
      if (areAllUnchanged && overlaps === 'unchanged') return
      await finishBulkLoad(tx, regions)
      await placeRules(tx)
    },
  }
}

/** A neighbourhood in a region. It keeps what is stored about it. */
export function neighbourhoodRow(
  parent: RegionRow,
  {
    id,
    name,
    kind,
    nameEn,
  }: { id: string; name: string; kind: NonNullable<RegionRow['kind']>; nameEn?: string | null },
  before: RegionRow | undefined,
): RegionRow {
  const english = nameEn ?? before?.nameEn ?? null
  return {
    id,
    ancestorIds: [...parent.ancestorIds, parent.id],
    formerIds: before?.formerIds ?? [],
    nameKo: name,
    nameEn: english,
    fullNameKo: `${parent.fullNameKo} ${name}`,
    fullNameEn: `${english ?? name}, ${parent.fullNameEn}`,
    timeZone: parent.timeZone,
    kind,
    boundaryCode: before?.boundaryCode ?? null,
    overlapIds: before?.overlapIds ?? [],
    hasPublishedOverlaps: before?.hasPublishedOverlaps ?? false,
  }
}

// The full English name of a village includes that of its township.
async function nameVillages(tx: Db): Promise<void> {
  const fullName = sql`coalesce(village.name_en, village.name_ko) || ', ' || township.full_name_en`
  await tx.execute(sql`
    update ${regions} as village set full_name_en = ${fullName}
    from ${regions} as township
    where village.kind = 'VILLAGE' and township.id = village.ancestor_ids[cardinality(village.ancestor_ids)]
      and village.full_name_en <> ${fullName}`)
}

async function relateDongs(tx: Db): Promise<'updated' | 'unchanged'> {
  const rows = await tx.select().from(regions).where(isNotNull(regions.kind))
  const byParent = new Map<string, RegionRow[]>()
  for (const row of rows) {
    const parent = row.ancestorIds.at(-1) ?? ''
    byParent.set(parent, [...(byParent.get(parent) ?? []), row])
  }
  const overlaps = new Map<string, string[]>()
  const relate = (one: string, other: string) => overlaps.set(one, [...(overlaps.get(one) ?? []), other])
  for (const dongs of byParent.values()) {
    const ofKind = (kind: RegionRow['kind']) => dongs.filter((row) => row.kind === kind && !row.hasPublishedOverlaps)
    for (const [legal, administrative] of overlapsByName(ofKind('LEGAL_DONG'), ofKind('ADMINISTRATIVE_DONG'))) {
      relate(legal, administrative)
      relate(administrative, legal)
    }
  }
  const changed = rows
    .filter(({ hasPublishedOverlaps }) => !hasPublishedOverlaps)
    .map((row) => ({ id: row.id, before: row.overlapIds, overlapIds: (overlaps.get(row.id) ?? []).sort() }))
    .filter(({ before, overlapIds }) => before.join() !== overlapIds.join())
  if (changed.length === 0) return 'unchanged'
  await tx.execute(sql`
    update ${regions} as region set overlap_ids = rows.overlap_ids
    from json_to_recordset(${JSON.stringify(changed.map(({ id, overlapIds }) => ({ id, overlap_ids: overlapIds })))}::json)
      as rows (id text, overlap_ids text[])
    where region.id = rows.id`)
  return 'updated'
}

const nameKey = (parentId: string, name: string): string => `${parentId} ${plainText(name)}`

// 창신제1동 and 창신1동, 종로1.2.3.4가동 and 종로1·2·3·4가동
const numberKey = (parentId: string, name: string): string => `${parentId} ${searchKey(name.replace(/제(?=\d)/, ''))}`

const isEqual = (one: RegionRow, other: RegionRow): boolean =>
  one.fullNameKo === other.fullNameKo &&
  one.fullNameEn === other.fullNameEn &&
  one.kind === other.kind &&
  one.boundaryCode === other.boundaryCode &&
  one.hasPublishedOverlaps === other.hasPublishedOverlaps &&
  one.overlapIds.join() === other.overlapIds.join() &&
  one.formerIds.join() === other.formerIds.join()
