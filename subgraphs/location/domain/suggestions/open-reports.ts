import { and, countDistinct, desc, eq, max } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import { manyForEach } from '../../../_shared/batch.ts'
import type { Db } from '../../../_shared/db.ts'
import { type ByIds, prepared } from '../../../_shared/prepared-queries.ts'
import { placeSuggestions } from '../../db/suggestions.ts'
import type { PlaceProblem } from '../../types.generated.ts'

/** The undecided reports of one problem with a place, taken together. */
export interface OpenReport {
  problem: PlaceProblem
  /** The number of different people who reported it. */
  count: number
  lastReportedAt: Date
}

/** The undecided reports about each place, grouped by problem, the latest first. */
export async function openReports(db: Db, placeIds: readonly string[]): Promise<OpenReport[][]> {
  const rows = await openReportsByPlace(db, { ids: placeIds })
  const reports = rows.flatMap(({ problem: what, lastReportedAt, ...row }) =>
    what && lastReportedAt ? [{ ...row, problem: what, lastReportedAt }] : [],
  )
  return manyForEach(placeIds, reports, (row) => String(row.placeId))
}

const openReportsByPlace = prepared((db, { ids }: ByIds) => {
  const { placeId, problem, userId, submittedAt, kind, status } = placeSuggestions
  const latest = max(submittedAt)
  return db
    .select({ placeId, problem, count: countDistinct(userId), lastReportedAt: latest })
    .from(placeSuggestions)
    .where(and(isOneOf(placeId, ids), eq(status, 'PENDING'), eq(kind, 'PROBLEM')))
    .groupBy(placeId, problem)
    .orderBy(desc(latest), problem)
})
