import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
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

async function load(text: string): Promise<Record<string, number>> {
  const path = join(folder, 'calendar.ics')
  await writeFile(path, text)
  const { counts } = await runImport(db, collectionCalendar, { path, day: '2026-11-24' })
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

const calendar = (stamp: string, events: string[], name = 'Waste collection days Testing') =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', `X-WR-CALNAME:${name}`],
    ...events.flatMap((event) => ['BEGIN:VEVENT', 'UID:same', `DTSTAMP:${stamp}T000000Z`, event, 'END:VEVENT']),
    ...['END:VCALENDAR', ''],
  ].join('\r\n')
const event = (day: string, waste: string) => `DTSTART;VALUE=DATE:${day}\r\nSUMMARY:${waste}`

test('the collections of a municipality have their days, and a later calendar replaces them', async () => {
  const first = calendar('20260101', [
    event('20260304', 'Refuse'),
    event('20260304', 'Paper'),
    event('20260311', 'Magic'),
  ])

  expect(await load(first)).toEqual({ imported: 2, flagged: 1 })
  expect(await nextCollections(db, 'testing', '2026-03-01', 10)).toEqual([
    { area: 'Testing', date: '2026-03-04', waste: 'Paper', method: 'RECYCLABLES' },
    { area: 'Testing', date: '2026-03-04', waste: 'Refuse', method: 'GENERAL_WASTE' },
    { area: 'Testing', date: '2026-03-11', waste: 'Magic', method: null },
  ])
  expect(await load(first)).toEqual({ unchanged: 2, flagged: 1 })
  expect(await load(calendar('20260201', [event('20260305', 'Refuse'), event('20260304', 'Paper')]))).toEqual({
    imported: 1,
    unchanged: 1,
    removed: 2,
  })
  expect(await load(first)).toEqual({ flagged: 3 })
  expect((await nextCollections(db, 'Testing', '2026-03-05', 10)).map(({ date }) => date)).toEqual(['2026-03-05'])
})

test('a recurring event has each of its days', async () => {
  await load(calendar('20260101', [`${event('20260105', 'Bio')}\r\nRRULE:FREQ=WEEKLY;COUNT=3`], 'Elsewhere'))

  expect((await nextCollections(db, 'Elsewhere', '2026-01-01', 10)).map(({ date }) => date)).toEqual([
    '2026-01-05',
    '2026-01-12',
    '2026-01-19',
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
