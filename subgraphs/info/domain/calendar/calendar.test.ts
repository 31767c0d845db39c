import ical, { type VEvent } from 'node-ical'
import { afterEach, describe, expect, test } from 'vitest'
import { addDays } from '../../../_shared/local-time.ts'
import type { CollectionRuleRow } from '../../db/schema.ts'
import { aRegion, aRuleRow, areasNamed } from '../../fixtures.ts'
import type { DwellingType } from '../../types.generated.ts'
import { pickups } from '../collection/pickups.ts'
import { scheduleForDwelling, scheduleOf } from '../collection/schedules.ts'
import { calendarOf } from './calendar.ts'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const daily: Partial<CollectionRuleRow> = {
  weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
  offDays: null,
}
const schedule = (rules: Partial<CollectionRuleRow>[], timeZone = 'Asia/Seoul') =>
  scheduleOf(
    aRegion({ timeZone }),
    rules.map((rule, index) => aRuleRow({ id: `rul_${index}`, ...rule })),
  )
const materials = [
  { id: 'mat_pet-clear', nameKo: '무색 페트병', nameEn: 'Clear PET bottles' },
  { id: 'mat_film', nameKo: '비닐', nameEn: 'Plastic film' },
  { id: 'mat_paper', nameKo: '종이', nameEn: 'Paper' },
  { id: 'mat_glass', nameKo: '유리병', nameEn: 'Glass bottles' },
].map((names, position) => ({
  code: '',
  position,
  disposalMethod: 'RECYCLABLES' as const,
  isRecyclable: true,
  ...names,
}))
const feed = (rules: Partial<CollectionRuleRow>[], today = '2026-11-25', locale: 'ko' | 'en' = 'ko') =>
  calendarOf(schedule(rules), { today, locale, source: '전국생활쓰레기배출정보', materials })

/** The events, as an independent parser reads them. */
const parseEvents = (text: string): VEvent[] =>
  Object.values(ical.sync.parseICS(text)).filter((part): part is VEvent => part?.type === 'VEVENT')
const startsOf = (text: string) => parseEvents(text).map(({ start }) => start.toISOString())

describe.each(['UTC', 'America/Los_Angeles'])('on a machine in %s', (machine) => {
  test.each([
    ['Asia/Seoul', '2026-11-25', '2026-11-25T11:00:00.000Z', '2026-11-25T20:00:00.000Z'],
    ['Asia/Seoul', '2026-12-31', '2026-12-31T11:00:00.000Z', '2026-12-31T20:00:00.000Z'],
    ['Asia/Seoul', '2024-02-29', '2024-02-29T11:00:00.000Z', '2024-02-29T20:00:00.000Z'],
    // The nights in which clocks go forward or back.
    ['Europe/Berlin', '2026-03-28', '2026-03-28T19:00:00.000Z', '2026-03-29T03:00:00.000Z'],
    ['Europe/Berlin', '2026-10-24', '2026-10-24T18:00:00.000Z', '2026-10-25T04:00:00.000Z'],
    ['America/New_York', '2026-03-07', '2026-03-08T01:00:00.000Z', '2026-03-08T09:00:00.000Z'],
    ['America/New_York', '2026-10-31', '2026-11-01T00:00:00.000Z', '2026-11-01T10:00:00.000Z'],
  ])('20:00 to 5:00 in %s on %s has the same start and end as in the graph', (timeZone, day, start, end) => {
    process.env.TZ = machine
    const found = schedule([{ ...daily, putOutFrom: '20:00', putOutMinutes: 540 }], timeZone)
    const uid = `reg_1111000000-GENERAL_WASTE-${day}`

    const event = parseEvents(calendarOf(found, { today: day, locale: 'ko', source: '', materials })).find(
      (candidate) => candidate.uid === uid,
    )

    expect([event?.start.toISOString(), event?.end?.toISOString()]).toEqual([start, end])
    expect(pickups(found, day, 1)).toMatchObject([{ uid, putOutFrom: new Date(start), putOutUntil: new Date(end) }])
  })
})

test('a feed has every property that RFC 5545 requires, and a name', () => {
  const text = feed([daily])

  const lines = text.split('\r\n')
  expect(lines.slice(0, 5)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bunri//Collection days//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
  ])
  expect(lines).toContain('X-WR-CALNAME:서울특별시 종로구 쓰레기 배출일')
  expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT12H')
  expect(lines.filter((line) => line === 'BEGIN:VTIMEZONE')).toHaveLength(1)
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
  const event = text.slice(text.indexOf('BEGIN:VEVENT'), text.indexOf('END:VEVENT'))
  expect(event.split('\r\n').slice(1, 9)).toEqual([
    'UID:reg_1111000000-GENERAL_WASTE-2026-11-16',
    'DTSTAMP:20261124T000000Z',
    'LAST-MODIFIED:20261124T000000Z',
    'SEQUENCE:20781',
    'DTSTART;TZID=Asia/Seoul:20261116T190000',
    'DTEND;TZID=Asia/Seoul:20261116T210000',
    'SUMMARY:생활쓰레기 내놓는 날',
    'DESCRIPTION:집 앞에 내놓습니다.\\n규격봉투에 넣어 배출',
  ])
})

test('a feed covers ten weeks from Monday of last week and leaves out holidays', () => {
  const wednesdays = feed([{ weekdays: ['WEDNESDAY'], offDays: '공휴일' }], '2026-12-02')

  expect(startsOf(wednesdays)).toHaveLength(10)
  expect(startsOf(wednesdays)[0]).toBe('2026-11-25T10:00:00.000Z')
  expect(startsOf(wednesdays).at(-1)).toBe('2027-01-27T10:00:00.000Z')
  expect(startsOf(feed([{ weekdays: ['FRIDAY'], offDays: '공휴일' }], '2026-12-02'))).not.toContainEqual(
    expect.stringMatching(/^2026-12-25|^2027-01-01/),
  )
  expect(startsOf(feed([daily], '2027-12-29')).at(-1)).toBe('2027-12-31T10:00:00.000Z')
})

test.each([
  ['unknown', { putOutFrom: null, putOutMinutes: null }],
  ['all day', { putOutFrom: '00:00', putOutMinutes: 1_440 }],
])('%s hours become an all-day event', (_case, hours) => {
  const [event] = parseEvents(feed([{ ...daily, ...hours }]))

  expect(event).toMatchObject({ datetype: 'date', uid: 'reg_1111000000-GENERAL_WASTE-2026-11-16' })
  expect(feed([{ ...daily, ...hours }])).toContain('DTSTART;VALUE=DATE:20261116\r\nSUMMARY')
})

test('hours without an end become an event with a start only', () => {
  expect(feed([{ ...daily, putOutMinutes: null }])).toContain('DTSTART;TZID=Asia/Seoul:20261116T190000\r\nSUMMARY')
})

describe('a refreshed feed', () => {
  const rules = [daily, { ...daily, method: 'FOOD_WASTE' as const }, { ...daily, areas: areasNamed('부암동') }]

  test('is byte for byte the same on every day of a week', () => {
    expect(feed(rules, '2026-11-29')).toBe(feed(rules, '2026-11-23'))
    expect(feed(rules, '2026-11-30')).not.toBe(feed(rules, '2026-11-29'))
  })

  test('keeps the UIDs of the days that are in both weeks, and never repeats one', () => {
    const [now, later] = ['2026-11-25', '2026-12-02'].map((today) => parseEvents(feed(rules, today)))

    const uids = (events: VEvent[] = []) => new Map(events.map(({ uid, start }) => [uid, start.toISOString()]))
    expect(uids(now).size).toBe(now?.length)
    expect(uids(later).size).toBe(later?.length)
    const kept = [...uids(now)].filter(([uid]) => uids(later).has(uid))
    expect(kept).toHaveLength(9 * 7 * 2)
    for (const [uid, start] of kept) expect(uids(later).get(uid)).toBe(start)
    const starts = [...(now ?? []), ...(later ?? [])].map(({ uid, start, summary }) => `${uid} ${start} ${summary}`)
    expect(new Set(starts).size).toBe(11 * 7 * 2)
  })

  test('moves an event after a later import instead of adding one', () => {
    const before = parseEvents(feed([daily]))
    const after = parseEvents(feed([{ ...daily, putOutFrom: '21:00', readOn: addDays('2026-11-24', 7) }]))

    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
    expect(Number(after[0]?.sequence)).toBe(Number(before[0]?.sequence) + 7)
  })
})

test('areas with the same hours share one event that names them; other areas have their own event', () => {
  const rules = [
    { ...daily, areas: areasNamed('나동', '가동'), conditions: '봉투에' },
    { ...daily, areas: areasNamed('다동'), conditions: '끈으로' },
    { ...daily, areas: areasNamed('라동'), putOutFrom: '20:00' },
  ]

  const [first, second] = parseEvents(feed(rules))

  expect(first).toMatchObject({
    summary: '생활쓰레기 내놓는 날 (가동 외 2곳)',
    description: '대상 지역: 가동, 나동, 다동\n집 앞에 내놓습니다.\n봉투에\n끈으로',
  })
  expect(second).toMatchObject({ summary: '생활쓰레기 내놓는 날 (라동)' })
  expect(parseEvents(feed(rules, '2026-11-25', 'en'))[0]).toMatchObject({
    summary: 'Put out general waste (가동 and 2 more)',
    description: 'Areas: 가동, 나동, 다동\nPut it in front of your own door.\n봉투에\n끈으로',
  })
  expect(feed([daily], '2026-11-25', 'en')).toContain('X-WR-CALNAME:Waste collection\\, Jongno-gu\\, Seoul\r\n')
})

test('the title names dwellings and up to three materials, the description all materials', () => {
  const recyclables = { ...daily, method: 'RECYCLABLES' as const, conditions: null }
  const named = (materialIds: string[], dwellings: DwellingType[] = []) => ({ ...recyclables, materialIds, dwellings })
  const titles = (rule: Partial<CollectionRuleRow>, locale: 'ko' | 'en') => {
    const [event] = parseEvents(feed([rule], '2026-11-25', locale))
    return [event?.summary, event?.description]
  }

  expect(titles(named(['mat_film', 'mat_pet-clear']), 'ko')).toEqual([
    '무색 페트병, 비닐 내놓는 날',
    '품목: 무색 페트병, 비닐\n집 앞에 내놓습니다.',
  ])
  expect(titles(named(materials.map(({ id }) => id)), 'en')).toEqual([
    'Put out Clear PET bottles, Plastic film, Paper and 1 more',
    'Materials: Clear PET bottles, Plastic film, Paper, Glass bottles\nPut it in front of your own door.',
  ])
  expect(titles(named([], ['HOUSE', 'BUSINESS']), 'ko')[0]).toBe('재활용품 내놓는 날 (단독주택, 상가·사업장)')
})

test('a calendar for one type of dwelling has only its rules, names the type and keeps the UIDs', () => {
  const whole = schedule([
    { ...daily, dwellings: ['APARTMENT'], putOutFrom: '20:00' },
    { ...daily, dwellings: ['HOUSE'] },
    { ...daily, method: 'FOOD_WASTE' },
  ])
  const request = { today: '2026-11-25', locale: 'ko' as const, source: '', materials }
  const flats = scheduleForDwelling(whole, 'APARTMENT')

  const text = flats ? calendarOf(flats, request) : ''
  const uids = parseEvents(text).map(({ uid }) => uid)

  expect(text).toContain('X-WR-CALNAME:서울특별시 종로구 쓰레기 배출일 (공동주택)\r\n')
  expect(uids.slice(0, 2)).toEqual([
    'reg_1111000000-FOOD_WASTE-2026-11-16',
    'reg_1111000000-GENERAL_WASTE-2026-11-16-APARTMENT',
  ])
  const all = parseEvents(calendarOf(whole, request)).map(({ uid }) => uid)
  expect(uids.filter((uid) => !all.includes(uid))).toEqual([])
  expect(all).toHaveLength(3 * 70)
  expect(scheduleForDwelling(schedule([{ dwellings: ['HOUSE'] }]), 'APARTMENT')).toBeNull()
})
