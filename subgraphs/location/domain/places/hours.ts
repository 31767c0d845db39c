import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceHoursRow, placeHours, places, regions, sourceRecords } from '../../db/schema.ts'
import type { PlaceStatus } from '../../types.generated.ts'
import { countriesWithHolidays } from '../hours/day-kinds.ts'
import { minutesOfDay, replaceWeek } from '../hours/hours.ts'
import { firstMinuteOf, minutesAt, openMinutes } from '../hours/open-minutes.ts'
import type { Calendar } from '../hours/opening.ts'

/** The opening hours of a place with everything needed to evaluate them at a moment. */
export interface KnownHours extends Calendar, Pick<PlaceHoursRow, 'hours'> {
  status: PlaceStatus
}

/**
 * Recomputes the opening hours of places: the week that moderators approved, or else the hours of the leading record,
 * or else those of the latest record that has any.
 */
export async function recomputeHours(tx: Db, placeIds: readonly string[]): Promise<void> {
  if (placeIds.length === 0) return
  await tx.delete(placeHours).where(isOneOf(placeHours.placeId, placeIds))
  const { placeId, hours, leads, observedOn, dataSet, key } = sourceRecords
  const found = await tx
    .selectDistinctOn([places.id], { placeId: places.id, approved: places.approved, recorded: hours })
    .from(places)
    .leftJoin(sourceRecords, and(eq(placeId, places.id), isNotNull(hours)))
    .where(isOneOf(places.id, placeIds))
    .orderBy(places.id, desc(leads), sql`${observedOn} desc nulls last`, dataSet, key)
  const rows = found.flatMap(({ placeId, approved, recorded }) => {
    const hours = approved.week ? replaceWeek(approved.week, recorded) : recorded
    return hours ? [{ placeId, hours, openMinutes: openMinutes(hours) }] : []
  })
  if (rows.length > 0) await tx.insert(placeHours).values(rows)
}

/** The condition that a place is in operation and known to be open at a moment, in the time zone of its region. */
export function isKnownToBeOpen(moment: Date): SQL {
  const countries = Object.entries(countriesWithHolidays).map(
    ([countryCode, timeZone]) =>
      sql`when ${countryCode} then ${minutesAt({ countryCode, timeZone }, moment)}::int4multirange`,
  )
  // In other countries any day may be a holiday.
  const start = firstMinuteOf('UNCERTAIN', 0)
  const localTime = sql`(${moment.toISOString()}::timestamptz at time zone ${regions.timeZone})`
  const minute = sql`(extract(hour from ${localTime}) * 60 + extract(minute from ${localTime}))::int`
  const days = sql`extract(isodow from ${localTime})::int`
  const today = sql`${start}::int + (${days} - 1) * ${2 * minutesOfDay}::int + ${minute}`
  const yesterday = sql`${start}::int + (${days} + 5) % 7 * ${2 * minutesOfDay}::int + ${minutesOfDay}::int + ${minute}`
  const minutes = sql`int4multirange(int4range(${today}, ${today}, '[]'), int4range(${yesterday}, ${yesterday}, '[]'))`
  return sql`(${places.status} = 'OPERATING' and exists (select from ${placeHours}
    join ${regions} on ${regions.id} = ${places.regionId}
    where ${placeHours.placeId} = ${places.id}
      and ${placeHours.openMinutes} && case ${regions.countryCode} ${sql.join(countries, sql` `)} else ${minutes} end))`
}
