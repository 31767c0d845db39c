import { monthSumsByMaterial } from '../domain/diary/statistics.ts'
import type { MonthlyDisposalStatsResolvers } from '../types.generated.ts'

export const MonthlyDisposalStats: MonthlyDisposalStatsResolvers = {
  byMaterial: (sums, _args, { db }) => monthSumsByMaterial(db, sums),
}
