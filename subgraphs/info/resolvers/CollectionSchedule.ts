import { badInput } from '../../_shared/errors.ts'
import { dayAt } from '../domain/days.ts'
import { firstKnownDay, lastKnownDay } from '../domain/holidays.ts'
import { confidenceOf, contactPhoneOf, remarksOf } from '../domain/schedule-notes.ts'
import { exceptions, pickups, readOn, type Schedule } from '../domain/schedules.ts'
import type { CollectionScheduleResolvers } from '../types.generated.ts'

export const CollectionSchedule: CollectionScheduleResolvers = {
  appliesTo: ({ region }) => ({ id: region.id }),

  exceptions: (schedule, { from, days }) => exceptions(schedule, firstDay(schedule, from), dayCount(days ?? 60, 366)),

  nextPickups: (schedule, { from, days }) => pickups(schedule, firstDay(schedule, from), dayCount(days ?? 14, 60)),

  remarks: remarksOf,

  calendarUrl: ({ region }, _args, { publicUrl, locale }) =>
    new URL(`${publicUrl}/calendars/${region.id}.ics?locale=${locale}`),

  contactPhone: contactPhoneOf,

  sources: async (schedule, _args, { loaders }) => {
    const source = await loaders.source.load('household-rules')
    return source ? [{ ...source, retrievedOn: readOn(schedule) }] : []
  },

  confidence: (schedule) => confidenceOf(schedule, dayAt(new Date(), schedule.region.timeZone)),
}

function dayCount(days: number, most: number): number {
  if (days >= 1 && days <= most) return days
  throw badInput(`\`days\` is a whole number from 1 to ${most}; this one is ${days}.`)
}

function firstDay({ region }: Schedule, from: string | null | undefined): string {
  if (!from) return dayAt(new Date(), region.timeZone)
  if (from >= firstKnownDay && from <= lastKnownDay) return from
  throw badInput(`\`from\` is a day from ${firstKnownDay} to ${lastKnownDay}; this one is ${from}.`)
}
