import { addDays } from '../../../_shared/local-time.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { weekdayOf, weekdays } from '../collection/days.ts'
import { contactPhoneOf } from '../collection/schedule-notes.ts'
import { pickups, readOn, type Schedule } from '../collection/schedules.ts'
import { eventsOf, type PickupEvent } from './events.ts'
import { component, dateValue, document, localValue, text } from './icalendar.ts'
import { zoneOf } from './time-zones.ts'
import { descriptionOf, dwellingNames, type NamedMaterial, titleOf } from './words.ts'

/** How often calendars ask again (RFC 7986, 5.7). */
const refreshHours = 12
/** A week that is over, this week and eight more. */
const dayCount = 70

/** What a calendar is made of beside the schedule. */
export interface CalendarRequest {
  today: string
  locale: Locale
  /** Where the schedule was taken from, in words. */
  source: string
  /** Those that rules name. */
  materials: readonly NamedMaterial[]
}

/**
 * What is put out around a day, as an iCalendar document (RFC 5545): from Monday of last week on, up to ten weeks. It says the same
 * all week, as long as the schedule does, and a day keeps its UID, so that a calendar that asks again has no event twice.
 */
export function calendarOf(schedule: Schedule, { today, locale, source, materials }: CalendarRequest): string {
  const { region, dwelling } = schedule
  const titled = words.name[locale](locale === 'ko' ? region.fullNameKo : region.fullNameEn)
  const name = dwelling ? `${titled} (${dwellingNames[dwelling][locale]})` : titled
  const monday = addDays(today, -weekdays.indexOf(weekdayOf(today)))
  const events = eventsOf(pickups(schedule, addDays(monday, -7), dayCount))
  const day = readOn(schedule)
  const about = [`${words.source[locale]}: ${source}, ${day}`]
  const phone = contactPhoneOf(schedule)
  if (phone) about.push(`${words.contact[locale]}: ${phone}`)
  return document(
    component('VCALENDAR', [
      'VERSION:2.0',
      'PRODID:-//Bunri//Collection days//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      text('NAME', name),
      text('X-WR-CALNAME', name),
      text('X-WR-CALDESC', about.join('\n')),
      `X-WR-TIMEZONE:${region.timeZone}`,
      `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
      `X-PUBLISHED-TTL:PT${refreshHours}H`,
      ...zoneOf(region.timeZone),
      ...events.flatMap((event) =>
        component('VEVENT', [
          text('UID', event.uid),
          // The day of the data and not the moment of asking: the same data are the same bytes.
          `DTSTAMP:${dateValue(day)}T000000Z`,
          `LAST-MODIFIED:${dateValue(day)}T000000Z`,
          `SEQUENCE:${Date.parse(day) / 86_400_000}`,
          ...hours(event, region.timeZone),
          text('SUMMARY', titleOf(event, dwelling, materials, locale)),
          text('DESCRIPTION', descriptionOf(event, materials, locale)),
          'TRANSP:TRANSPARENT',
        ]),
      ),
    ]),
  )
}

// Without an end an event ends as it begins, and where it has a day alone it is that day (3.6.1).
function hours({ date, from, until }: PickupEvent, timeZone: string): string[] {
  if (!from) return [`DTSTART;VALUE=DATE:${dateValue(date)}`]
  const start = `DTSTART;TZID=${timeZone}:${localValue(date, from)}`
  return until ? [start, `DTEND;TZID=${timeZone}:${localValue(until.date, until.time)}`] : [start]
}

const words = {
  name: {
    ko: (region: string) => `${region} 쓰레기 배출일`,
    en: (region: string) => `Waste collection, ${region}`,
  },
  source: { ko: '출처', en: 'Source' },
  contact: { ko: '문의', en: 'Contact' },
}
