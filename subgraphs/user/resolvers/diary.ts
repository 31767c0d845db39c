import { badInput } from '../../_shared/errors.ts'
import { sliceOf, twoWayConnection } from '../../_shared/two-way-page.ts'
import { countDiaryEntries, diaryPage, hasEntriesFrom } from '../domain/diary/diary-pages.ts'
import { monthSums } from '../domain/diary/statistics.ts'
import { disposalStreak } from '../domain/diary/streaks.ts'
import type { UserResolvers } from '../types.generated.ts'
import { diaryEdge, diaryPosition } from './diary-cursor.ts'

/** The fields of `User` that read the diary. */
export const diaryFields: Pick<UserResolvers, 'diary' | 'monthlyDisposalStats' | 'disposalStreak'> = {
  diary: async ({ id }, { filter, ...args }, { db }) => {
    const slice = sliceOf(args, diaryPosition)
    const conditions = filter ?? {}
    const rows = await diaryPage(db, id, conditions, slice)
    return twoWayConnection(rows, slice, diaryEdge, {
      count: () => countDiaryEntries(db, id, conditions),
      hasEntriesFrom: (where) => hasEntriesFrom(db, id, conditions, where),
    })
  },

  monthlyDisposalStats: async ({ id }, { year, month }, { db }) => {
    if (year < 2000 || year > 2100) throw badInput(`\`year\` is from 2000 to 2100; this one is ${year}.`)
    if (month < 1 || month > 12) throw badInput(`\`month\` is from 1 to 12; this one is ${month}.`)
    return monthSums(db, id, year, month)
  },

  disposalStreak: (user, _args, { db }) => disposalStreak(db, user),
}
