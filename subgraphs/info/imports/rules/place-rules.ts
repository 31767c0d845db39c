import { eq, isNotNull, sql } from 'drizzle-orm'
import { lockTransaction } from '../../../_shared/advisory-locks.ts'
import { finishBulkLoad } from '../../../_shared/bulk-load.ts'
import type { Db } from '../../../_shared/db.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { regionsFile } from '../../../_shared/korea/regions.ts'
import { loadReferenceOnce } from '../../../_shared/reference-data.ts'
import {
  collectionRecordRules,
  collectionRecords,
  collectionRuleRegions,
  collectionRules,
  type RecordArea,
} from '../../db/schema.ts'
import type { Part } from './area-names.ts'
import { coverageOf, type PartCoverage } from './coverage.ts'
import { type District, readDistricts } from './district-parts.ts'
import { createAreaReader, type ReadAreas } from './read-areas.ts'

/**
 * Reads the areas of all stored rows, decides which rows are in force, and works out which neighbourhoods each rule covers.
 * Runs after every import of rules or regions.
 */
export async function placeRules(tx: Db): Promise<void> {
  const parts = await readDistricts(tx)
  await readAreas(tx, parts)
  await supersede(tx)
  await combineRows(tx)
  await coverRegions(tx, parts)
  await finishBulkLoad(tx, collectionRules, collectionRuleRegions)
}

/** Raise it when areas are read in another way: the next start then reads those of the stored rows again. */
const areasVersion = 1

/** Reads the areas of the stored rows again after a change of the way in which they are read, or of the names of districts. */
export const updateAreas = (db: Db): Promise<void> =>
  loadReferenceOnce(db, { name: 'areas', version: areasVersion, files: [regionsFile] }, async (tx) => {
    await lockTransaction(tx, 'imports')
    await placeRules(tx)
  })

type PartsByDistrict = ReadonlyMap<string, District>

async function readAreas(tx: Db, districts: PartsByDistrict): Promise<void> {
  const { key, regionId, areas } = collectionRecords
  const rows = await tx
    .select({
      key,
      regionId,
      areas,
      zone: sql<string | null>`raw ->> '관리구역명'`,
      names: sql<string | null>`raw ->> '관리구역대상지역명'`,
    })
    .from(collectionRecords)
    .where(isNotNull(regionId))
  const readers = new Map<string, ReadAreas>()
  const changed = rows.flatMap((row) => {
    const id = row.regionId ?? ''
    const district = districts.get(id)
    const read = readers.get(id) ?? remembered(createAreaReader(district?.names ?? [], district?.parts ?? []))
    readers.set(id, read)
    const found = read(row.zone ?? undefined, row.names ?? undefined)
    return isEqual(found, row.areas) ? [] : [{ key: row.key, areas: found }]
  })
  await tx.execute(sql`
    update ${collectionRecords} as record set areas = rows.areas
    from json_to_recordset(${JSON.stringify(changed)}::json) as rows (key text, areas jsonb)
    where record.key = rows.key`)
}

// Five counties publish a row for every bin, so most rows repeat the areas of another row.
function remembered(read: ReadAreas): ReadAreas {
  const known = new Map<string, RecordArea[]>()
  return (zone, areas) => {
    const key = JSON.stringify([zone, areas])
    const found = known.get(key) ?? read(zone, areas)
    known.set(key, found)
    return found
  }
}

// PostgreSQL orders the keys of an object by length.
const isEqual = (one: readonly RecordArea[], other: readonly RecordArea[]): boolean =>
  one.length === other.length &&
  one.every((area, index) => {
    const stored = other[index]
    return (
      area.name === stored?.name &&
      area.regionId === stored.regionId &&
      area.isWhole === stored.isWhole &&
      area.zoneId === stored.zoneId &&
      area.isSomewhere === stored.isSomewhere &&
      area.aroundIds.join() === stored.aroundIds.join() &&
      area.exceptIds.join() === stored.exceptIds.join()
    )
  })

/**
 * Marks what older rows of the same zone and area state about a waste stream as superseded, unless the newest rows state
 * the same rule.
 */
async function supersede(tx: Db): Promise<void> {
  await tx.execute(sql`
    with stated as (
      select link.record_key, link.rule_id, record.region_id, record.area_key, record.observed_on,
        case rule.method when 'NON_COMBUSTIBLE' then 'GENERAL_WASTE' else rule.method end as stream
      from ${collectionRecordRules} as link
      join ${collectionRecords} as record on record.key = link.record_key
      join ${collectionRules} as rule on rule.id = link.rule_id
    ), compared as (
      select record_key, rule_id,
        coalesce(max(observed_on) over (partition by region_id, area_key, stream, rule_id), '-infinity') <
          max(observed_on) over (partition by region_id, area_key, stream) as is_older
      from stated
    )
    update ${collectionRecordRules} as link set is_superseded = coalesce(compared.is_older, false)
    from compared
    where compared.record_key = link.record_key and compared.rule_id = link.rule_id
      and link.is_superseded <> coalesce(compared.is_older, false)`)
}

/**
 * Deletes rules that no row states any more, and recomputes the areas, telephone numbers and days of the others from
 * their rows in force.
 */
async function combineRows(tx: Db): Promise<void> {
  await tx.execute(sql`
    delete from ${collectionRules} as rule
    where not exists (select from ${collectionRecordRules} as link where link.rule_id = rule.id)`)
  await tx.execute(sql`
    with stated as (
      select link.rule_id, record.areas, record.contact_phone, record.observed_on, record.read_on
      from (select *, bool_and(is_superseded) over (partition by rule_id) as all_superseded from ${collectionRecordRules}) as link
      join ${collectionRecords} as record on record.key = link.record_key
      where not link.is_superseded or link.all_superseded
    ), facts as (
      select rule_id,
        mode() within group (order by contact_phone) as phone,
        max(observed_on) as observed_on,
        max(read_on) as read_on,
        bool_or(areas = '[]') as is_everywhere
      from stated group by rule_id
    ), named as (
      select rule_id, jsonb_agg(area order by area ->> 'name' collate "C", area ->> 'regionId') as areas
      from (
        select distinct rule_id, area - '{exceptIds,zoneId,isSomewhere,aroundIds}'::text[] as area
        from stated cross join jsonb_array_elements(areas) as area
      ) as areas_of_rule
      group by rule_id
    ), combined as (
      select facts.*,
        case when is_everywhere then '[]' else named.areas end as areas,
        not exists (select from ${collectionRecordRules} as link where link.rule_id = facts.rule_id and not is_superseded)
          as is_superseded
      from facts left join named using (rule_id)
    )
    update ${collectionRules} as rule
    set areas = combined.areas, contact_phone = combined.phone, observed_on = combined.observed_on,
      read_on = combined.read_on, is_superseded = combined.is_superseded
    from combined
    where combined.rule_id = rule.id
      and (rule.areas, rule.contact_phone, rule.observed_on, rule.read_on, rule.is_superseded) is distinct from
        (combined.areas, combined.phone, combined.observed_on, combined.read_on, combined.is_superseded)`)
}

async function coverRegions(tx: Db, districts: PartsByDistrict): Promise<void> {
  const { id: ruleId, regionId } = collectionRules
  const rows = await tx
    .select({ ruleId, regionId, areas: sql<string>`${collectionRecords.areas}::text` })
    .from(collectionRecordRules)
    .innerJoin(collectionRules, eq(collectionRules.id, collectionRecordRules.ruleId))
    .innerJoin(collectionRecords, eq(collectionRecords.key, collectionRecordRules.recordKey))
    .where(sql`not ${collectionRecordRules.isSuperseded} and ${collectionRules.areas} <> '[]'`)
  const areasOf = new Map<string, { regionId: string; texts: Set<string> }>()
  for (const { ruleId, regionId, areas } of rows) {
    const known = areasOf.get(ruleId)
    if (known) known.texts.add(areas)
    else areasOf.set(ruleId, { regionId, texts: new Set([areas]) })
  }
  // The waste streams of a row have the same areas.
  const coverages = new Map<string, CoveredPart[]>()
  const covered = [...areasOf].flatMap(([ruleId, { regionId, texts }]) => {
    const key = [regionId, ...[...texts].sort()].join()
    const found = coverages.get(key) ?? coveredParts(districts.get(regionId)?.parts ?? [], texts)
    coverages.set(key, found)
    return found.map((part) => ({ ruleId, ...part }))
  })
  await tx.delete(collectionRuleRegions)
  for (let from = 0; from < covered.length; from += 5_000)
    await insertRows(tx, collectionRuleRegions, covered.slice(from, from + 5_000))
}

interface CoveredPart extends PartCoverage {
  regionId: string
}

/** The parts of a district that areas cover. @param texts lists of areas, as JSON */
function coveredParts(parts: readonly Part[], texts: Iterable<string>): CoveredPart[] {
  const areas = [...texts].flatMap((text): RecordArea[] => JSON.parse(text))
  const byId = new Map(parts.map((part) => [part.id, part]))
  return parts.flatMap((part) => {
    const found = coverageOf(areas, part, byId)
    return found ? [{ regionId: part.id, ...found }] : []
  })
}
