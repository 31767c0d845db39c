import { badInput } from '../../_shared/errors.ts'
import { firstKnownDay, lastKnownDay } from '../../_shared/korea/holidays.ts'
import { pickLocale } from '../../_shared/locale.ts'
import { dayAt } from '../domain/collection/days.ts'
import { collectsMaterial, exceptions, pickups } from '../domain/collection/pickups.ts'
import { confidenceOf, contactPhoneOf, remarksOf } from '../domain/collection/schedule-notes.ts'
import { lastReadOn, type Schedule } from '../domain/collection/schedules.ts'
import { loadMaterials } from '../loaders/index.ts'
import type { CollectionScheduleResolvers } from '../types.generated.ts'

export const CollectionSchedule: CollectionScheduleResolvers = {
  appliesTo: ({ region }) => ({ id: region.id }),

  isDivided: ({ rules }) => rules.some(({ coverage }) => coverage !== 'ALL'),

  exceptions: (schedule, { from, days }) =>
    exceptions(schedule, readFirstDay(schedule, from), readDayCount(days ?? 60, 366)),

  nextPickups: async (schedule, { from, days, materialIds }, { loaders }) => {
    const all = pickups(schedule, readFirstDay(schedule, from), readDayCount(days ?? 14, 60))
    if (!materialIds) return all
    const materials = await loadMaterials(loaders, materialIds)
    return all.filter((pickup) => materials.some((material) => collectsMaterial(pickup, material)))
  },

  remarks: remarksOf,

  calendarUrl: ({ region, dwelling, area }, args, { publicUrl, locale: requestLocale }) => {
    const locale = pickLocale(args.locale, requestLocale)
    const query = new URLSearchParams({ locale, ...(dwelling && { dwelling }), ...(area && { area }) })
    return new URL(`${publicUrl}/calendars/${region.id}.ics?${query}`)
  },

  contactPhone: contactPhoneOf,

  sources: async (schedule, _args, { loaders }) => {
    const source = await loaders.source.load('household-rules')
    return source ? [{ ...source, retrievedOn: lastReadOn(schedule) }] : []
  },

  confidence: (schedule) => confidenceOf(schedule, dayAt(new Date(), schedule.region.timeZone)),

  lastReviewedOn: lastReadOn,
}

function readDayCount(days: number, max: number): number {
  if (days >= 1 && days <= max) return days
  throw badInput(`\`days\` is a whole number from 1 to ${max}; this one is ${days}.`)
}

function readFirstDay({ region }: Schedule, from: string | null | undefined): string {
  if (!from) return dayAt(new Date(), region.timeZone)
  if (from >= firstKnownDay && from <= lastKnownDay) return from
  throw badInput(`\`from\` is a day from ${firstKnownDay} to ${lastKnownDay}; this one is ${from}.`)
}
