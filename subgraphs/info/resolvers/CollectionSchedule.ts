import { badInput } from '../../_shared/errors.ts'
import { firstKnownDay, lastKnownDay } from '../../_shared/korea/holidays.ts'
import { dayAt } from '../domain/collection/days.ts'
import { confidenceOf, contactPhoneOf, remarksOf } from '../domain/collection/schedule-notes.ts'
import { exceptions, pickups, readOn, type Schedule, takes } from '../domain/collection/schedules.ts'
import { materialsNamed } from '../loaders/index.ts'
import type { CollectionScheduleResolvers } from '../types.generated.ts'

export const CollectionSchedule: CollectionScheduleResolvers = {
  appliesTo: ({ region }) => ({ id: region.id }),

  exceptions: (schedule, { from, days }) => exceptions(schedule, firstDay(schedule, from), dayCount(days ?? 60, 366)),

  nextPickups: async (schedule, { from, days, materialIds }, { loaders }) => {
    const found = pickups(schedule, firstDay(schedule, from), dayCount(days ?? 14, 60))
    if (!materialIds) return found
    if (materialIds.length > mostMaterials)
      throw badInput(`\`materialIds\` has up to ${mostMaterials} ids; these are ${materialIds.length}.`)
    const materials = await materialsNamed(loaders, materialIds)
    return found.filter((pickup) => materials.some((material) => takes(pickup, material)))
  },

  remarks: remarksOf,

  calendarUrl: ({ region, dwelling }, _args, { publicUrl, locale }) => {
    const query = new URLSearchParams({ locale, ...(dwelling && { dwelling }) })
    return new URL(`${publicUrl}/calendars/${region.id}.ics?${query}`)
  },

  contactPhone: contactPhoneOf,

  sources: async (schedule, _args, { loaders }) => {
    const source = await loaders.source.load('household-rules')
    return source ? [{ ...source, retrievedOn: readOn(schedule) }] : []
  },

  confidence: (schedule) => confidenceOf(schedule, dayAt(new Date(), schedule.region.timeZone)),

  lastReviewedOn: readOn,
}

const mostMaterials = 50

function dayCount(days: number, most: number): number {
  if (days >= 1 && days <= most) return days
  throw badInput(`\`days\` is a whole number from 1 to ${most}; this one is ${days}.`)
}

function firstDay({ region }: Schedule, from: string | null | undefined): string {
  if (!from) return dayAt(new Date(), region.timeZone)
  if (from >= firstKnownDay && from <= lastKnownDay) return from
  throw badInput(`\`from\` is a day from ${firstKnownDay} to ${lastKnownDay}; this one is ${from}.`)
}
