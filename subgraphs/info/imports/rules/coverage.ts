import type { RecordArea, RuleCoverage } from '../../db/schema.ts'
import type { Part } from './area-names.ts'

const better: Record<RuleCoverage, number> = { ALL: 4, PART: 3, NEARBY: 2, UNKNOWN: 1 }

/** How a rule covers a part of its district, and the names of the areas that do so. */
export interface PartCoverage {
  coverage: RuleCoverage
  areas: string[]
}

/** How areas cover a part of their district; null if they are all elsewhere. @param byId all parts of the district */
export function coverageOf(
  areas: readonly RecordArea[],
  part: Part,
  byId: ReadonlyMap<string, Part>,
): PartCoverage | null {
  const found = areas.flatMap((area) => {
    const coverage = coverageOfArea(area, part, byId)
    return coverage ? [{ name: area.name, coverage }] : []
  })
  const best = found.reduce<RuleCoverage | null>(
    (before, { coverage }) => (before && better[before] >= better[coverage] ? before : coverage),
    null,
  )
  if (!best) return null
  // What is in the part, or contains it. Beside these, areas somewhere around it say nothing.
  const isNear = (coverage: RuleCoverage) =>
    better[best] > better.NEARBY ? better[coverage] > better.NEARBY : best === coverage
  const names = best === 'UNKNOWN' ? [] : found.filter(({ coverage }) => isNear(coverage)).map(({ name }) => name)
  return { coverage: best, areas: [...new Set(names)].sort() }
}

function coverageOfArea(area: RecordArea, part: Part, byId: ReadonlyMap<string, Part>): RuleCoverage | null {
  if (area.aroundIds.length > 0) return coverageOfPlace(area.aroundIds, part, byId)
  if (area.regionId === null) return 'UNKNOWN'
  const region = byId.get(area.regionId)
  if (!region) return null
  const found = shareOf(part, region)
  if (area.zoneId !== null && part.kind === 'ADMINISTRATIVE_DONG') return part.id === area.zoneId ? 'PART' : null
  if (found === null) return null
  const excepted = area.exceptIds.flatMap((id) => byId.get(id) ?? []).map((except) => shareOf(part, except))
  if (excepted.includes('ALL')) return null
  if (area.isSomewhere && part.ancestorIds.includes(region.id)) return 'NEARBY'
  const isInZoneOnly = area.zoneId !== null && !(part.overlapIds.length === 1 && part.overlapIds[0] === area.zoneId)
  return found === 'ALL' && (!area.isWhole || excepted.includes('PART') || isInZoneOnly) ? 'PART' : found
}

/** How a place somewhere in one of several regions covers a part. */
function coverageOfPlace(
  regionIds: readonly string[],
  part: Part,
  byId: ReadonlyMap<string, Part>,
): RuleCoverage | null {
  const shares = regionIds.flatMap((id) => byId.get(id) ?? []).map((region) => shareOf(part, region))
  if (regionIds.includes(part.id) || shares.includes('PART')) return 'PART'
  if (shares.includes('ALL')) return 'NEARBY'
  return shares.find((share) => share !== null) ?? null
}

/** The share of a part that belongs to a region: all, some, or none (null). */
function shareOf(part: Part, region: Part): RuleCoverage | null {
  if (part.id === region.id || part.ancestorIds.includes(region.id)) return 'ALL'
  if (region.ancestorIds.includes(part.id)) return 'PART'
  if (part.overlapIds.includes(region.id)) return part.overlapIds.length === 1 ? 'ALL' : 'PART'
  const areDongs = [part, region].every(({ kind }) => kind === 'LEGAL_DONG' || kind === 'ADMINISTRATIVE_DONG')
  return areDongs && part.kind !== region.kind && part.overlapIds.length === 0 ? 'UNKNOWN' : null
}
