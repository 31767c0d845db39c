import { badInput } from '../../_shared/errors.ts'
import { firstKnownDay, lastKnownDay } from '../../_shared/holidays.ts'
import { dayInKorea } from '../domain/days.ts'
import { confidenceOf, contactPhoneOf, remarksOf } from '../domain/schedule-notes.ts'
import { exceptions, pickups, readOn } from '../domain/schedules.ts'
import type { CollectionScheduleResolvers } from '../types.generated.ts'

export const CollectionSchedule: CollectionScheduleResolvers = {
  appliesTo: ({ regionId }) => ({ id: regionId }),

  exceptions: (schedule, { from, days }) => exceptions(schedule, firstDay(from), dayCount(days ?? 60, 366)),

  nextPickups: (schedule, { from, days }) => pickups(schedule, firstDay(from), dayCount(days ?? 14, 60)),

  remarks: remarksOf,

  contactPhone: contactPhoneOf,

  sources: async (schedule, _args, { loaders }) => {
    const source = await loaders.source.load('household-rules')
    return source ? [{ ...source, retrievedOn: readOn(schedule) }] : []
  },

  confidence: (schedule) => confidenceOf(schedule, dayInKorea(new Date())),
}

function dayCount(days: number, most: number): number {
  if (days >= 1 && days <= most) return days
  throw badInput(`\`days\` is a whole number from 1 to ${most}; this one is ${days}.`)
}

function firstDay(from: string | null | undefined): string {
  if (!from) return dayInKorea(new Date())
  if (from >= firstKnownDay && from <= lastKnownDay) return from
  throw badInput(`\`from\` is a day from ${firstKnownDay} to ${lastKnownDay}; this one is ${from}.`)
}
