import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { type Account, type RowResult, runImport } from '../../_shared/import.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../_shared/open-data.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { abolishedCodes } from '../db/schema.ts'
import { legalDongs } from './legal-dongs.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

const load = (report?: (results: readonly RowResult[]) => Promise<void>, dryRun = false) =>
  runImport(db, legalDongs, {
    path: openDataFile('kr_legal_dong_codes_2021.cp949.tsv'),
    day: '2026-11-24',
    dryRun,
    ...(report && { report }),
  })

describe.skipIf(!hasOpenData)(`the legal dongs of 2021${unlessMissing}`, () => {
  const results = new Map<string, RowResult>()
  let account: Account
  beforeAll(async () => {
    account = await load(async (rows) => {
      for (const row of rows) results.set((row.key ?? '').slice(0, 10), row)
    })
  }, 120_000)

  test('every row is accounted for', async () => {
    expect(results.size).toBe(46_186)
    expect(account).toEqual({
      read: 46_186,
      // 278 provinces and districts are there before, under today's code or a former one.
      counts: { imported: 20_270, updated: 0, unchanged: 0, merged: 507, flagged: 25_409, rejected: 0 },
      reasons: { 'successor-unknown': 25_409 },
    })
    expect(await db.$count(abolishedCodes)).toBe(25_409)
  })
})
