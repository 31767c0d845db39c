import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { localRules } from '../db/schema.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { files, readCatalogue } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'bunri-local-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

const columns = [
  'region',
  'item',
  'variant',
  'dwelling',
  'method',
  'fee_status',
  'summary_ko',
  'summary_en',
  'note_ko',
  'note_en',
  'valid_from',
  'valid_until',
  'source',
]
type Row = Partial<Record<(typeof columns)[number], string>>

/** The files that we ship, with these rows in place of the local rules. */
function withRules(...rows: Row[]): typeof files {
  const whole = rows.map((row) => ({
    region: '1111000000',
    item: 'sofa',
    note_ko: '말',
    note_en: 'word',
    source: 'guideline',
    ...row,
  }))
  const lines = whole.map((row: Row) => columns.map((column) => row[column] ?? '').join(','))
  const file = join(folder, 'local-rules.csv')
  writeFileSync(file, [columns.join(','), ...lines].join('\n'))
  return { ...files, localRules: pathToFileURL(file) }
}

describe('an error names file, line and rule for a rule', () => {
  test.each<[string, Row, string]>([
    ['of an unknown region', { region: '9900000000' }, 'region "reg_9900000000" isn\'t known'],
    ['of an unknown item', { item: 'unicorn' }, 'item "unicorn" isn\'t known'],
    ['of an unknown variant', { variant: 'greasy' }, 'variant "greasy" isn\'t known'],
    ['from an unknown source', { source: 'hearsay' }, 'source "hearsay" isn\'t known'],
    ['for an unknown dwelling', { dwelling: 'CASTLE' }, 'dwelling: Invalid option'],
    ['with an unknown method', { method: 'BURN' }, 'method: Invalid option'],
    ['with an unknown fee', { fee_status: 'CHEAP' }, 'fee_status: Invalid option'],
    ['in one language only', { note_en: '' }, 'summary and note must be in both languages or in neither'],
    ['that changes nothing', { note_ko: '', note_en: '' }, 'the rule changes nothing'],
    ['that changes the method without a summary', { method: 'REUSE' }, 'a rule with another method needs a summary'],
    ['with a day that does not exist', { valid_from: '2026-02-30' }, 'valid_from: Invalid ISO date'],
    [
      'that ends before it begins',
      { valid_from: '2026-02-02', valid_until: '2026-02-01' },
      'the rule ends before it begins',
    ],
  ])('%s', (_what, row, message) => {
    expect(() => readCatalogue(withRules({}, { dwelling: 'HOUSE', ...row }))).toThrow(`local-rules.csv:3 ${message}`)
  })

  test('that repeats an earlier rule', () => {
    expect(() => readCatalogue(withRules({}, { note_ko: '다른 말' }))).toThrow(
      'local-rules.csv:3 rule "1111000000 sofa - - -" is on line 2 already',
    )
  })
})

test('a rule may apply to the whole country, and may only confirm the usual method', () => {
  const { localRules: rules } = readCatalogue(
    withRules({ region: '', note_ko: '', note_en: '', method: 'BULKY_WASTE' }),
  )

  expect(rules).toMatchObject([{ region: null, method: 'BULKY_WASTE', note_ko: null }])
})

test('rules that are no longer in the file are deleted, and ids stay the same', async () => {
  const { db, close } = connect(await testDatabase('info'))
  const shipped = await db.select().from(localRules).orderBy(localRules.id)

  await loadCatalogue(db, withRules({}))

  expect(await db.select().from(localRules)).toMatchObject([{ itemId: 'itm_sofa', regionId: 'reg_1111000000' }])
  await loadCatalogue(db)
  expect(await db.select().from(localRules).orderBy(localRules.id)).toEqual(shipped)
  expect(shipped.length).toBeGreaterThan(200)
  await close()
})

test('the rules that we ship include real differences: fish bones are food waste in a district of Ulsan', async () => {
  const { db, close } = connect(await testDatabase('info'))

  const rules = await db.select().from(localRules).where(eq(localRules.itemId, 'itm_fish-bone'))

  expect(Object.fromEntries(rules.map(({ regionId, method }) => [regionId, method]))).toMatchObject({
    reg_3120000000: 'FOOD_WASTE',
    reg_2818500000: 'GENERAL_WASTE',
  })
  await close()
})
