import { searchKey } from '../../../_shared/korea/search-key.ts'
import type { CollectionRuleRow, RegionRow, RuleCoverage } from '../../db/schema.ts'
import type { DisposalMethod, DwellingType } from '../../types.generated.ts'
import { knownOffDays, type OffDays } from './off-days.ts'

/** A collection rule with its days without collection parsed. */
export interface Rule extends CollectionRuleRow {
  parsedOffDays: OffDays
  /** Whether the schedule has other rules for the same waste stream, for other areas. */
  isOneOfSeveral: boolean
  /** How the rule covers the region of the schedule. */
  coverage: RuleCoverage
  /** The names of its areas that are in the region of the schedule or contain it. */
  areasHere: string[]
}

export type ScheduleRegion = Pick<RegionRow, 'id' | 'fullNameKo' | 'fullNameEn' | 'timeZone'>

/** The collection rules of a region, ordered by waste stream. */
export interface Schedule {
  region: ScheduleRegion
  /** The type of dwelling that all rules apply to; null for the rules for every type. */
  dwelling: DwellingType | null
  /** The part of a name that all areas have; null for all areas. */
  area: string | null
  rules: Rule[]
}

/** The waste streams in the order of a schedule. */
const methods: readonly DisposalMethod[] = [
  'GENERAL_WASTE',
  'NON_COMBUSTIBLE',
  'FOOD_WASTE',
  'RECYCLABLES',
  'BULKY_WASTE',
]

/** A stored rule, with how it covers some parts of its region by their ids. Parts outside of its areas are missing. */
export type PlacedRule = CollectionRuleRow & { coverages?: Readonly<Record<string, Coverage>> | null }

/** How a rule covers a region, and the names of its areas there. */
export interface Coverage {
  coverage: RuleCoverage
  areas: string[]
}

/** The schedule of a region from its rows, ordered by waste stream, then area. */
export function scheduleOf(
  region: ScheduleRegion,
  rows: readonly PlacedRule[],
  coverageOf: (rule: PlacedRule) => Coverage = coverageOfRegion,
): Schedule {
  const keyed = rows.map((row) => ({ row, method: methods.indexOf(row.method), names: areaNames(row).join() }))
  keyed.sort((a, b) => a.method - b.method || compare(a.names, b.names) || compare(a.row.id, b.row.id))
  const rules = keyed.map(({ row }) => {
    const { coverage, areas } = coverageOf(row)
    const isOneOfSeveral = rows.some((other) => other.id !== row.id && coversSameWaste(row, other))
    return {
      ...row,
      parsedOffDays: knownOffDays(row.offDays ?? '', row.method),
      isOneOfSeveral,
      coverage,
      areasHere: areas,
    }
  })
  return { region, dwelling: null, area: null, rules }
}

/** How a rule covers its whole region. */
const coverageOfRegion = (rule: PlacedRule): Coverage => ({
  coverage: rule.areas.length === 0 ? 'ALL' : 'PART',
  areas: areaNames(rule),
})

/** The part of a schedule that applies to one type of dwelling; null if no rule does. */
export function scheduleForDwelling(schedule: Schedule, dwelling: DwellingType): Schedule | null {
  const rules = schedule.rules.filter(({ dwellings }) => dwellings.length === 0 || dwellings.includes(dwelling))
  return rules.length > 0 ? { ...rescheduled(schedule, rules), dwelling } : null
}

/**
 * The part of a schedule for the areas with a name that contains `area`, in plain letters and without spaces; null if no area
 * has such a name. Rules for the whole region belong to it.
 */
export function scheduleForArea(schedule: Schedule, area: string): Schedule | null {
  const key = searchKey(area)
  const isNamed = (rule: Rule) => key !== '' && areaNames(rule).some((name) => searchKey(name).includes(key))
  if (!schedule.rules.some(isNamed)) return null
  const rules = schedule.rules.filter((rule) => rule.areas.length === 0 || isNamed(rule))
  return { ...rescheduled(schedule, rules), dwelling: schedule.dwelling, area }
}

const rescheduled = ({ region }: Schedule, rules: readonly Rule[]): Schedule => {
  const coverages = new Map(rules.map(({ id, coverage, areasHere }) => [id, { coverage, areas: areasHere }]))
  return scheduleOf(region, rules, (rule) => coverages.get(rule.id) ?? coverageOfRegion(rule))
}

/** The names of a rule's areas, each once. */
export const areaNames = ({ areas }: Pick<CollectionRuleRow, 'areas'>): string[] => [
  ...new Set(areas.map(({ name }) => name)),
]

// A rule without materials covers those of every other rule. The same goes for dwellings.
function coversSameWaste(a: CollectionRuleRow, b: CollectionRuleRow): boolean {
  const overlap = <T>(one: readonly T[], other: readonly T[]) =>
    one.length === 0 || other.length === 0 || one.some((value) => other.includes(value))
  return a.method === b.method && overlap(a.materialIds, b.materialIds) && overlap(a.dwellings, b.dwellings)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The day of the import that last contained one of its rules. */
export const lastReadOn = ({ rules }: Schedule): string =>
  rules
    .map((rule) => rule.readOn)
    .sort()
    .at(-1) ?? ''
