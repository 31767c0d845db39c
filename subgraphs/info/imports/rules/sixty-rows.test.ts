import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { and, eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { hasOpenData, unlessMissing } from '../../../_shared/open-data-files.ts'
import { preparedDatabase, testDatabase } from '../../../_shared/testing.ts'
import { collectionRecordRules, collectionRecords, collectionRules, regions } from '../../db/schema.ts'
import { nearestSchedules } from '../../domain/collection/nearest-schedules.ts'
import { pickups } from '../../domain/collection/pickups.ts'
import { areaNames, type Rule, type Schedule } from '../../domain/collection/schedules.ts'
import type { DisposalMethod } from '../../types.generated.ts'
import { nationalNeighbourhoods } from '../testing.ts'

/**
 * A waste stream of a row that a seed drew, as a person read it before looking at any answer: `9-14 9-16` for the days from Monday,
 * 14 September to Sunday, 11 October 2026; `none` if the row says nothing about the stream; `superseded` and the days if a newer
 * row of the same zone and area says something else. 추석 is on Friday 25 September; 24 to 26 September, 3 and 9 October are
 * public holidays, and 5 October substitutes for 3 October. Where the reading was corrected after a second look at the row, or
 * leaves something open, `note` says why.
 */
interface Reading {
  line: string
  /** Why the row was drawn; `older` for an older version of a drawn row. */
  stratum: 'dates' | 'hours' | 'words' | 'areas' | 'older'
  region: string
  zone: string
  areas: string
  method: DisposalMethod
  dates: string
  from: string
  /** `04:00+1` is on the next day; empty if the row states no end. */
  until: string
}

const isDrawn = ({ stratum }: Reading): boolean => stratum !== 'older'

const readings: Reading[] = parse(readFileSync(new URL('sixty-rows.csv', import.meta.url)), { columns: true })

const { url } = hasOpenData ? await preparedDatabase(nationalNeighbourhoods) : { url: await testDatabase('info') }
const { db, close } = connect(url)
afterAll(close)

test('sixty rows of four kinds are of all seventeen provinces', () => {
  const drawn = [...new Map(readings.map((reading) => [reading.line, reading])).values()].filter(isDrawn)
  const count = (wanted: Reading['stratum']) => drawn.filter(({ stratum }) => stratum === wanted).length

  expect([count('dates'), count('hours'), count('words'), count('areas')]).toEqual([10, 10, 20, 20])
  expect(new Set(drawn.map(({ region }) => region.split(' ')[0])).size).toBe(17)
  expect(new Set(readings.filter(isDrawn).map(({ line, method }) => `${line} ${method}`)).size).toBe(180)
})

describe.skipIf(!hasOpenData)(`sixty rows of the national file${unlessMissing}`, () => {
  test.each(readings)('line $line: $region, $method', async (reading) => {
    const [word] = reading.dates.split(' ')
    const schedule = await scheduleOf(reading.region)
    const rules = schedule.rules.filter((rule) => rule.method === reading.method && isForAreasOf(rule, reading))
    const found = rules.map((rule) => `${daysOf(schedule, rule)} from ${hoursOf(rule)}`)

    if (word === 'none') {
      const stated = await methodsOf(reading.line)
      expect(stated).not.toEqual([])
      expect(stated).not.toContain(reading.method)
    } else if (word === 'superseded') {
      expect(found).not.toEqual([])
      expect(found.filter((line) => `superseded ${line}`.startsWith(`${reading.dates} from`))).toEqual([])
    } else {
      const expected = `${reading.dates} from ${reading.from} to ${reading.until}`
      expect(found).toContain(expected)
    }
  })
})

async function scheduleOf(fullNameKo: string): Promise<Schedule> {
  const found = await db.select().from(regions).where(eq(regions.fullNameKo, fullNameKo))
  expect(found).toHaveLength(1)
  const [schedule] = await nearestSchedules(db, [{ regionId: String(found[0]?.id), dwelling: null }])
  if (!schedule) throw new Error(`No schedule: ${fullNameKo}`)
  return schedule
}

/** Whether a rule has an area in the text of the row; if the row has none or the whole district, whether the rule has none. */
function isForAreasOf(rule: Rule, { region, zone, areas }: Reading): boolean {
  if (areas === '없음' || region.endsWith(` ${areas}`)) return rule.areas.length === 0 || isForArea(rule, areas)
  return isForArea(rule, `${zone} ${areas}`)
}

const isForArea = (rule: Rule, text: string): boolean =>
  areaNames(rule).some((name) => searchKey(text).includes(searchKey(name)))

const daysOf = (schedule: Schedule, { id }: Rule): string =>
  pickups(schedule, '2026-09-14', 28)
    .filter(({ rule }) => rule.id === id)
    .map(({ date }) => date.slice(5).split('-').map(Number).join('-'))
    .join(' ')

function hoursOf({ putOutFrom, putOutMinutes }: Rule): string {
  const [hours, minutes] = String(putOutFrom).split(':').map(Number)
  if (putOutMinutes === null) return `${putOutFrom} to `
  const end = Number(hours) * 60 + Number(minutes) + putOutMinutes
  // An end at midnight belongs to the evening before it.
  const isNextDay = end > 24 * 60
  const time = [Math.floor(end / 60) - (isNextDay ? 24 : 0), end % 60]
  return `${putOutFrom} to ${time.map((part) => String(part).padStart(2, '0')).join(':')}${isNextDay ? '+1' : ''}`
}

/** The waste streams of the rules in force that a row states. */
async function methodsOf(line: string): Promise<DisposalMethod[]> {
  const rows = await db
    .selectDistinct({ method: collectionRules.method })
    .from(collectionRecordRules)
    .innerJoin(collectionRecords, eq(collectionRecords.key, collectionRecordRules.recordKey))
    .innerJoin(collectionRules, eq(collectionRules.id, collectionRecordRules.ruleId))
    .where(and(eq(collectionRecords.line, Number(line)), eq(collectionRecordRules.isSuperseded, false)))
  return rows.map(({ method }) => method)
}
