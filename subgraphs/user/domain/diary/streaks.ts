import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, preparable, prepared } from '../../../_shared/prepared-queries.ts'
import { diaryEntries } from '../../db/schema.ts'
import { dayIn, daysBetween, offsetMinutesOn } from './days.ts'

/** Days in a row with entries in a diary. */
export interface Streak {
  currentDays: number
  longestDays: number
  lastLoggedOn: string | null
}

/**
 * How far a person has to move ahead for a day to be skipped. Who goes from one time zone to another in which clocks are
 * 12 hours ahead, in whichever direction, has at most 12 hours of the day in between.
 */
export const skippedDayMinutes = 12 * 60

const rowSchema = z.object({
  longest: z.int().nullable(),
  latest: z.int().nullable(),
  last_day: z.string().nullable(),
  last_offset: z.int().nullable(),
})

/**
 * A person's streaks. Days are calendar dates, so a change of the time zone moves none of them. What it changes is how much
 * a person has of the day between two others (see `skippedDayMinutes`); the entries have the offset of their day for that.
 * Of several offsets on a day, the western one counts for the days after it, and the eastern one for those before.
 */
export async function disposalStreak(
  db: Db,
  { id, timeZone }: { id: string; timeZone: string },
  now = new Date(),
): Promise<Streak> {
  const [found] = await streaksOf(db, { userId: id })
  const { longest, latest, last_day: lastLoggedOn, last_offset: lastOffset } = rowSchema.parse(found)
  if (lastLoggedOn === null) return { currentDays: 0, longestDays: 0, lastLoggedOn: null }
  const today = dayIn(timeZone, now)
  const since = daysBetween(lastLoggedOn, today)
  const ahead = offsetMinutesOn(timeZone, today) - (lastOffset ?? 0)
  const isCurrent = since <= 1 || (since === 2 && ahead >= skippedDayMinutes)
  return { currentDays: isCurrent ? (latest ?? 0) : 0, longestDays: longest ?? 0, lastLoggedOn }
}

const streaksOf = prepared((db, { userId }: Placeholders<{ userId: string }>) => {
  const { disposedOn, utcOffsetMinutes } = diaryEntries
  return preparable<unknown>(
    db,
    sql`
    with days as (
      select ${disposedOn} as day, min(${utcOffsetMinutes}) as west, max(${utcOffsetMinutes}) as east
      from ${diaryEntries} where ${eq(diaryEntries.userId, userId)} group by ${disposedOn}
    ), steps as (
      select day, west, day - lag(day) over in_order as step, east - lag(west) over in_order as ahead
      from days window in_order as (order by day)
    ), islands as (
      select day, west, count(*) filter (
        where step is null or step > 2 or (step = 2 and ahead < ${skippedDayMinutes})) over (order by day) as island
      from steps
    ), runs as (
      select island, count(*)::int as days, max(day) as last_day from islands group by island
    )
    select max(days)::int as longest,
      (array_agg(days order by last_day desc))[1] as latest,
      max(last_day)::text as last_day,
      (select west::int from days order by day desc limit 1) as last_offset
    from runs`,
  )
})
