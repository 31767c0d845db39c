import { and, countDistinct, desc, eq, inArray, max } from 'drizzle-orm'
import { manyForEach } from '../../../_shared/batch.ts'
import type { Db } from '../../../_shared/db.ts'
import { placeSuggestions } from '../../db/suggestions.ts'
import type { Confidence, PlaceProblem } from '../../types.generated.ts'

/** What people report of a place, taken together. */
export interface OpenReport {
  problem: PlaceProblem
  /** How many people say so. */
  count: number
  lastReportedAt: Date
}

/** From so many people on, a place that is said to be gone isn't believed in until somebody has looked. */
const peopleMin = 5

/** For each place what people report and nobody has decided on, the latest first. */
export async function openReports(db: Db, placeIds: readonly string[]): Promise<OpenReport[][]> {
  const { placeId, problem, userId, submittedAt, kind, status } = placeSuggestions
  const latest = max(submittedAt)
  const rows = await db
    .select({ placeId, problem, count: countDistinct(userId), lastReportedAt: latest })
    .from(placeSuggestions)
    .where(and(inArray(placeId, [...placeIds]), eq(status, 'PENDING'), eq(kind, 'PROBLEM')))
    .groupBy(placeId, problem)
    .orderBy(desc(latest), problem)
  const reports = rows.flatMap(({ problem: what, lastReportedAt, ...row }) =>
    what && lastReportedAt ? [{ ...row, problem: what, lastReportedAt }] : [],
  )
  return manyForEach(placeIds, reports, (row) => String(row.placeId))
}

/** How far a place can be trusted: as its records say, or LOW once five people say that it is closed or not there. */
export function confidenceWithReports(reports: readonly OpenReport[], recorded: Confidence): Confidence {
  const gone = reports.some(
    ({ problem, count }) => count >= peopleMin && (problem === 'CLOSED' || problem === 'NOT_THERE'),
  )
  return gone ? 'LOW' : recorded
}
