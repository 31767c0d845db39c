import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { runImport } from '../../../_shared/import.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { nextCollections } from '../../domain/dated-collections/dated-collections.ts'
import { collectionCalendar } from './collection-calendar.ts'

const { db, close } = connect(await testDatabase('info'))
const folder = await mkdtemp(join(tmpdir(), 'bunri-calendar-'))
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

/** The number of rows of each outcome, and of each reason. */
async function load(text: string | Buffer): Promise<Record<string, number>> {
  const path = join(folder, 'calendar.ics')
  await writeFile(path, text)
  const { counts, reasons } = await runImport(db, collectionCalendar, { path, day: '2026-11-24' })
  return Object.fromEntries(Object.entries({ ...counts, ...reasons }).filter(([, count]) => count > 0))
}

const calendar = (stamp: string, events: string[], name = 'Waste collection days Testing', more: string[] = []) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', `X-WR-CALNAME:${name}`, ...more],
    ...events.flatMap((event) => ['BEGIN:VEVENT', 'UID:same', `DTSTAMP:${stamp}T000000Z`, event, 'END:VEVENT']),
    ...['END:VCALENDAR', ''],
  ].join('\r\n')
const event = (day: string, waste: string, ...lines: string[]) =>
  [`DTSTART;VALUE=DATE:${day}`, `SUMMARY:${waste}`, ...lines].join('\r\n')

let areas = 0

/** The days in a calendar of these events, in an area of its own. */
async function daysOf(events: string[], ...more: string[]): Promise<string[]> {
  areas += 1
  await load(calendar('20260101', events, `Area ${areas}`, more))
  return (await nextCollections(db, `Area ${areas}`, '2026-01-01', 100)).map(({ date }) => date)
}

test('the collections of a municipality have their days, and a later calendar replaces them', async () => {
  const first = calendar('20260101', [
    event('20260304', 'Refuse'),
    event('20260304', 'Paper'),
    event('20260311', 'Magic'),
  ])

  expect(await load(first)).toEqual({ imported: 2, flagged: 1, 'unknown-waste': 1 })
  expect(await nextCollections(db, 'testing', '2026-03-01', 10)).toEqual([
    { area: 'Testing', date: '2026-03-04', waste: 'Paper', method: 'RECYCLABLES' },
    { area: 'Testing', date: '2026-03-04', waste: 'Refuse', method: 'GENERAL_WASTE' },
    { area: 'Testing', date: '2026-03-11', waste: 'Magic', method: null },
  ])
  expect(await load(first)).toEqual({ unchanged: 2, flagged: 1, 'unknown-waste': 1 })
  expect(await load(calendar('20260201', [event('20260305', 'Refuse'), event('20260304', 'Paper')]))).toEqual({
    ...{ imported: 1, unchanged: 1, removed: 2, 'not-in-newer-edition': 2 },
  })
  expect(await load(first)).toEqual({ flagged: 3, 'older-than-known': 3 })
  expect((await nextCollections(db, 'Testing', '2026-03-05', 10)).map(({ date }) => date)).toEqual(['2026-03-05'])
})

describe('an event that recurs', () => {
  test('has each of its days', async () => {
    const bio = (rule: string) => event('20260105', 'Bio', `RRULE:${rule}`)

    expect(await daysOf([bio('FREQ=WEEKLY;COUNT=3')])).toEqual(['2026-01-05', '2026-01-12', '2026-01-19'])
    expect(await daysOf([bio('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20260122T230000Z')])).toEqual([
      ...['2026-01-05', '2026-01-08', '2026-01-19', '2026-01-22'],
    ])
    expect(await daysOf([bio('FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1;COUNT=2')])).toEqual(['2026-01-27', '2026-02-24'])
  })

  test('lacks the days that are left out, moved or cancelled, and has those that are added', async () => {
    const events = [
      event(
        '20260105',
        'Bio',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE;VALUE=DATE:20260112',
        'RDATE;VALUE=DATE:20260301,20260302',
      ),
      event('20260120', 'Bio', 'RECURRENCE-ID;VALUE=DATE:20260119'),
      event('20260126', 'Bio', 'RECURRENCE-ID;VALUE=DATE:20260126', 'STATUS:CANCELLED'),
    ]

    expect(await daysOf(events)).toEqual(['2026-01-05', '2026-01-20', '2026-02-02', '2026-03-01', '2026-03-02'])
  })

  test('is followed for two years, however often it recurs', async () => {
    expect(
      await load(calendar('20260101', [event('20260105', 'Bio', 'RRULE:FREQ=DAILY;COUNT=99999999')], 'Daily')),
    ).toEqual({
      imported: 732,
    })
  })

  test.each([
    'FREQ=SECONDLY',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=DAILY;BYMONTH=13',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=WEEKLY;BYDAY=XX',
    'nonsense',
  ])('by a rule such as %s is rejected', async (rule) => {
    const events = [event('20260105', 'Bio', `RRULE:${rule}`), event('20260105', 'Paper')]

    expect(await load(calendar('20260101', events, `Rule ${rule.length}`))).toEqual({
      ...{ imported: 1, rejected: 1, 'unreadable-recurrence': 1 },
    })
  })
})

test('a time is of the day in its own zone, and in UTC of the day in the zone of the calendar', async () => {
  const at = (start: string) => `DTSTART${start}\r\nSUMMARY:Bio`

  expect(await daysOf([at(';TZID=Europe/Berlin:20260304T000000')])).toEqual(['2026-03-04'])
  expect(await daysOf([at(';TZID="Mitteleuropäische Zeit":20260304T233000')])).toEqual(['2026-03-04'])
  expect(await daysOf([at(':20260303T230000Z')], 'X-WR-TIMEZONE:Europe/Berlin')).toEqual(['2026-03-04'])
  expect(await daysOf([at(':20260303T230000Z')])).toEqual(['2026-03-03'])
})

test('cancelled events, and those without a day or a name, are rejected with the reason', async () => {
  const events = [
    event('20260304', 'Paper', 'STATUS:CANCELLED'),
    event('20260231', 'Paper'),
    event('20260305', ''),
    event('20260306', 'x'.repeat(300)),
    event('20260307', 'Paper', 'BEGIN:VALARM', 'TRIGGER:-PT1H', 'SUMMARY:Alarm', 'END:VALARM'),
  ]

  expect(await load(calendar('20260101', events, 'Odd'))).toEqual({
    ...{ imported: 1, rejected: 4, cancelled: 1, 'no-day': 1, 'no-waste': 1, 'too-long': 1 },
  })
  await expect(load(calendar('20260101', [event('20260304', 'Paper')], 'Odd', ['METHOD:CANCEL']))).rejects.toThrow(
    'None of the 1 rows of calendar.ics can be read (1 cancelled)',
  )
})

test('folded lines, escaped letters and Windows-1252 are read', async () => {
  const text = calendar('20260101', [event('20260304', 'Biom\r\n üll\\, Gr\r\n\tün')], 'Müllabfuhr Böblingen')

  expect(await load(Buffer.from(text, 'latin1'))).toEqual({ imported: 1 })
  expect(await nextCollections(db, 'böblingen', '2026-03-01', 1)).toMatchObject([
    { area: 'Böblingen', waste: 'Biomüll, Grün', method: 'FOOD_WASTE' },
  ])
})

test('a calendar that ends in the middle is refused', async () => {
  const whole = calendar('20260101', [event('20260304', 'Refuse')])

  await expect(load(whole.slice(0, -20))).rejects.toThrow('calendar.ics ends in the middle: END:VCALENDAR is missing.')
  await expect(load('a,b\n1,2\n')).rejects.toThrow('calendar.ics is not a calendar (iCalendar).')
})

test.skipIf(!hasOpenData)(`the calendar of Abstatt has 57 collections${unlessMissing}`, async () => {
  expect(await load(await readFile(openDataFile('de_abstatt_collection_2014.ics'), 'utf8'))).toEqual({ imported: 57 })

  expect(await nextCollections(db, 'Abstatt', '2014-03-04', 1)).toEqual([
    { area: 'Abstatt', date: '2014-03-04', waste: 'Biomüll', method: 'FOOD_WASTE' },
  ])
})
