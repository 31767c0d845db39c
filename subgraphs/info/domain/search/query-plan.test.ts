import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { manyItems } from '../../fixtures.ts'
import { searchItems } from './search.ts'

const statements: { text: string; parameters: unknown[] }[] = []
const onStatement = (text: string, parameters: unknown[]) => statements.push({ text, parameters })
const { db, sql, close } = connect(await testDatabase('info'), { max: 1, onStatement })
afterAll(close)

// The catalogue may grow to this size. For a few hundred items PostgreSQL prefers a sequential scan.
beforeAll(() => manyItems(db, 10_000))

test.each([
  ['equal names, prefixes and substrings', '종이 상자', 'item_names_jamo_bigrams'],
  ['one syllable', '칼', 'item_names_parts'],
  ['a name within the query', '캠핑용의자', 'item_names_parts'],
  ['half-typed syllables', '페ㅌ', 'item_names_jamo_bigrams'],
  ['words and synonyms', '상자 택배', 'item_names_jamo_bigrams'],
  ['words typed without a space', '택배상자', 'item_names_jamo_bigrams'],
  ['romanised names', 'chitsol', 'item_names_jamo_bigrams'],
  ['half a syllable', '치', 'item_names_parts'],
  ['initial consonants', 'ㅍㅌㅂ', 'item_names_choseong_bigrams'],
  ['initial consonants and syllables', 'ㅍㅌ병', 'item_names_choseong_bigrams'],
  ['one initial consonant', 'ㅍ', 'item_names_choseong'],
  ['typing errors', '스치로퐁', 'item_names_jamo_bigrams'],
  ['names within the query', '종이컵 뚜껑쉛', 'item_names_jamo'],
])('among 10,000 items an index finds %s: %j in %s', async (_case, query, index) => {
  statements.length = 0

  await searchItems(db, query, { locale: 'ko', first: 20 })

  const lookups = statements.filter(({ text }) => text.includes('from "item_names"'))
  const plans = await Promise.all(lookups.map(({ text, parameters }) => planOf(text, parameters)))
  expect(plans.at(-1)).toMatch(new RegExp(`Index (Only )?Scan (using|on) ${index} `))
  expect(plans.filter((plan) => plan.includes('Seq Scan on item_names'))).toEqual([])
})

async function planOf(text: string, parameters: unknown[]): Promise<string> {
  const plan = await sql.unsafe(`explain ${text}`, parameters as never[])
  return plan.map((line) => line['QUERY PLAN']).join('\n')
}
