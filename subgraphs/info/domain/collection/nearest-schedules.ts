import { and, eq, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import { collectionRuleRegions, collectionRules, type RuleCoverage, regions } from '../../db/schema.ts'
import type { DisposalMethod, DwellingType } from '../../types.generated.ts'
import { regionPaths } from '../regions/enclosing-regions.ts'
import {
  areaNames,
  type Coverage,
  type PlacedRule,
  type Schedule,
  type ScheduleRegion,
  scheduleForArea,
  scheduleForDwelling,
  scheduleOf,
} from './schedules.ts'

/** The key of a schedule. */
export interface Household {
  regionId: string
  /** Null for every type of dwelling. */
  dwelling: DwellingType | null
  /** A part of the name of an area; null for all areas. */
  area?: string | null
}

/**
 * For each household the schedule of the smallest enclosing region with rules; null if no region has any, if that
 * region has none for the type of dwelling or the area, or if the region is unknown.
 */
export async function nearestSchedules(db: Db, households: readonly Household[]): Promise<(Schedule | null)[]> {
  const paths = await regionPaths(
    db,
    households.map(({ regionId }) => regionId),
  )
  const known = paths.filter((path) => path !== null)
  const rows = await rulesOfRegions(db, {
    regionIds: [...new Set(known.flatMap(({ enclosingIds }) => enclosingIds))],
    partIds: [...new Set(known.map(({ region }) => region.id))],
  })
  const byRegion = new Map<string, { region: ScheduleRegion; rules: PlacedRule[] }>()
  for (const { region } of rows) byRegion.set(region.id, byRegion.get(region.id) ?? { region, rules: [] })
  for (const { region, rule, coverages } of rows) byRegion.get(region.id)?.rules.push({ ...rule, coverages })
  return households.map(({ dwelling, area = null }, index) => {
    const path = paths[index]
    const nearest = byRegion.get(path?.enclosingIds.find((candidate) => byRegion.has(candidate)) ?? '')
    if (!path || !nearest) return null
    const schedule = scheduleForPart(nearest.region, nearest.rules, path.region)
    const ofDwelling = dwelling ? scheduleForDwelling(schedule, dwelling) : schedule
    return ofDwelling && area !== null ? scheduleForArea(ofDwelling, area) : ofDwelling
  })
}

type Regions = Placeholders<{ regionIds: readonly string[]; partIds: readonly string[] }>

// The rules that regions publish, with what each covers of the parts.
const rulesOfRegions = prepared((db, { regionIds, partIds }: Regions) => {
  const { id, fullNameKo, fullNameEn, timeZone } = regions
  return db
    .select({
      region: { id, fullNameKo, fullNameEn, timeZone },
      rule: collectionRules,
      coverages: sql<PlacedRule['coverages']>`(
        select jsonb_object_agg(covered.region_id, jsonb_build_object('coverage', covered.coverage, 'areas', covered.areas)) from ${collectionRuleRegions} as covered
        where covered.rule_id = ${collectionRules.id} and covered.region_id = any(${partIds}))`,
    })
    .from(collectionRules)
    .innerJoin(regions, eq(id, collectionRules.regionId))
    .where(and(isOneOf(collectionRules.regionId, regionIds), eq(collectionRules.isSuperseded, false)))
})

/**
 * The rules of a region that cover a part of it: for each waste stream those that name the part and those for the whole region;
 * if there are none, those for areas somewhere around the part; if there are none of these, those for areas that nobody can
 * locate. If no rule names or surrounds the part, the schedule is that of the whole region.
 */
export function scheduleForPart(region: ScheduleRegion, rules: readonly PlacedRule[], part: ScheduleRegion): Schedule {
  if (part.id === region.id || rules.every(({ areas }) => areas.length === 0)) return scheduleOf(region, rules)
  const coverageOf = ({ areas, coverages }: PlacedRule): Coverage | undefined =>
    areas.length === 0 ? { coverage: 'ALL', areas: [] } : coverages?.[part.id]
  const nearness = (rule: PlacedRule) => nearnessOf[coverageOf(rule)?.coverage ?? 'NONE']
  const nearest = new Map<DisposalMethod, number>()
  for (const rule of rules) nearest.set(rule.method, Math.max(nearness(rule), nearest.get(rule.method) ?? 0))
  const own = rules.filter((rule) => nearness(rule) > 0 && nearness(rule) === nearest.get(rule.method))
  if (Math.max(...nearest.values()) < nearnessOf.NEARBY) return scheduleOf(region, rules)
  const { id, fullNameKo, fullNameEn, timeZone } = part
  const withNames = (rule: PlacedRule): Coverage => {
    const found = coverageOf(rule) ?? { coverage: 'UNKNOWN', areas: [] }
    return found.coverage === 'UNKNOWN' ? { ...found, areas: areaNames(rule) } : found
  }
  return scheduleOf({ id, fullNameKo, fullNameEn, timeZone }, own, withNames)
}

const nearnessOf: Record<RuleCoverage | 'NONE', number> = { ALL: 3, PART: 3, NEARBY: 2, UNKNOWN: 1, NONE: 0 }
