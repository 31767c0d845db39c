import type { Locale, Translated } from '../../_shared/locale.ts'
import type { PutOutPlacement } from '../types.generated.ts'
import { eventsOf, type PickupEvent } from './calendar-events.ts'
import { addDays, weekdayOf, weekdays } from './days.ts'
import { component, dateValue, document, localValue, text } from './icalendar.ts'
import { areasNamed, areasTitle, contactPhoneOf, sortNames } from './schedule-notes.ts'
import { pickups, readOn, type Schedule } from './schedules.ts'
import { zoneOf } from './time-zones.ts'

/** How often calendars ask again (RFC 7986, 5.7). */
const refreshHours = 12
/** A week that is over, this week and eight more. */
const dayCount = 70
/** Where areas differ, so many of their conditions stand in an event. */
const shownConditions = 3
/** Some rows list a dozen neighbourhoods as one area, which a title has no room for. */
const areaLetters = 30

/**
 * What is put out around a day, as an iCalendar document (RFC 5545): from Monday of last week on, up to ten weeks. It says the same
 * all week, as long as the schedule does, and a day keeps its UID, so that a calendar that asks again has no event twice.
 * @param source where the schedule was taken from, in words
 */
export function calendarOf(schedule: Schedule, today: string, locale: Locale, source: string): string {
  const { region } = schedule
  const monday = addDays(today, -weekdays.indexOf(weekdayOf(today)))
  const events = eventsOf(pickups(schedule, addDays(monday, -7), dayCount))
  const day = readOn(schedule)
  const about = [`${words.source[locale]}: ${source}, ${day}`]
  const phone = contactPhoneOf(schedule)
  if (phone) about.push(`${words.contact[locale]}: ${phone}`)
  const name = words.name[locale](locale === 'ko' ? region.fullNameKo : region.fullNameEn)
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
      ...events.flatMap((event) => eventLines(event, region.timeZone, day, locale)),
    ]),
  )
}

function eventLines(event: PickupEvent, timeZone: string, day: string, locale: Locale): string[] {
  return component('VEVENT', [
    text('UID', event.uid),
    // The day of the data and not the moment of asking: the same data are the same bytes.
    `DTSTAMP:${dateValue(day)}T000000Z`,
    `LAST-MODIFIED:${dateValue(day)}T000000Z`,
    `SEQUENCE:${Date.parse(day) / 86_400_000}`,
    ...hours(event, timeZone),
    text('SUMMARY', summaryOf(event, locale)),
    text('DESCRIPTION', descriptionOf(event, locale)),
    'TRANSP:TRANSPARENT',
  ])
}

// Without an end an event ends as it begins, and where it has a day alone it is that day (3.6.1).
function hours({ date, from, until }: PickupEvent, timeZone: string): string[] {
  if (!from) return [`DTSTART;VALUE=DATE:${dateValue(date)}`]
  const start = `DTSTART;TZID=${timeZone}:${localValue(date, from)}`
  return until ? [start, `DTEND;TZID=${timeZone}:${localValue(until.date, until.time)}`] : [start]
}

function summaryOf({ rule, areas }: PickupEvent, locale: Locale): string {
  const what = words.putOut[locale](sortNames[rule.method]?.[locale] ?? '')
  if (!areas[0]) return what
  const first = areas[0].length > areaLetters ? `${areas[0].slice(0, areaLetters)}…` : areas[0]
  return `${what} (${areasNamed([first, ...areas.slice(1)], locale, 1)})`
}

function descriptionOf({ areas, conditions, placements }: PickupEvent, locale: Locale): string {
  return [
    ...(areas.length > 0 ? [`${areasTitle[locale]}: ${areasNamed(areas, locale)}`] : []),
    ...placements.map((placement) => places[placement]?.[locale]).filter((place) => place !== undefined),
    ...conditions.slice(0, shownConditions),
  ].join('\n')
}

const words = {
  name: {
    ko: (region: string) => `${region} 쓰레기 배출일`,
    en: (region: string) => `Waste collection, ${region}`,
  },
  putOut: {
    ko: (sort: string) => `${sort} 내놓는 날`,
    en: (sort: string) => `Put out ${sort}`,
  },
  source: { ko: '출처', en: 'Source' },
  contact: { ko: '문의', en: 'Contact' },
}

const places: Partial<Record<PutOutPlacement, Translated>> = {
  OWN_DOOR: { ko: '집 앞에 내놓습니다.', en: 'Put it in front of your own door.' },
  COLLECTION_POINT: { ko: '동네 거점에 내놓습니다.', en: 'Take it to the collection point of the neighbourhood.' },
  HOUSING_COMPLEX: {
    ko: '단지 내 수거장에 내놓습니다.',
    en: 'Take it to the collection point of your housing complex.',
  },
}
