import { not } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { itemNames } from '../../db/schema.ts'
import { completeItems } from './search.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)

// The rules are tested on the names of the catalogue, which are few. The vocabulary has a word for almost everything.
beforeAll(() => db.delete(itemNames).where(not(itemNames.isCatalogueName)))

describe('a completion', () => {
  test.each([
    ['종이커', 'ko', 'paper-cup', 'PREFIX', '종이컵'],
    ['매틀', 'ko', 'mattress', 'PREFIX', '매트리스'],
    ['피자·치', 'ko', 'pizza-box', 'PREFIX', '피자·치킨 상자'],
    ['치킨 상', 'ko', 'pizza-box', 'CONTAINS', '피자·치킨 상자'],
    ['택배박', 'ko', 'corrugated-box', 'SYNONYM', '택배 박스'],
    ['페ㅌ', 'ko', 'clear-pet-bottle', 'CONTAINS', '무색 페트병'],
    ['갤럭시워', 'ko', 'smartwatch', 'SYNONYM', '갤럭시워치'],
    ['pizza', 'en', 'pizza-box', 'PREFIX', 'Pizza or fried chicken box'],
    ['clear p', 'en', 'clear-pet-bottle', 'PREFIX', 'Clear PET bottle'],
    ['umbr', 'en', 'umbrella', 'PREFIX', 'Umbrella'],
    ['paper cups', 'en', 'paper-cup', 'EXACT', 'Paper cup'],
    ['my old umbr', 'en', 'umbrella', 'CONTAINS', 'Umbrella'],
    ['ㅍㅌ', 'ko', 'clear-pet-bottle', 'INITIAL_CONSONANTS', '무색 페트병'],
    ['chits', 'ko', 'toothbrush', 'SYNONYM', '칫솔'],
  ] as const)('of %j in %s is %s, %s', async (query, locale, slug, kind, text) => {
    const hits = await completeItems(db, query, { locale, first: 8 })

    expect(hits).toContainEqual(expect.objectContaining({ item: expect.objectContaining({ slug }), kind, text }))
  })

  test.each([
    ['one syllable', '칫', ['칫솔', '치실']],
    ['half a syllable', '피', /^[피-핗]/],
    ['one consonant', 'ㅍ', /^[파-핗]/],
    ['one letter', 'p', /^p/i],
  ])('of %s starts with it', async (_case, query, expected) => {
    const texts = (await completeItems(db, query, { locale: 'ko', first: 20 })).map(({ text }) => text)

    if (Array.isArray(expected)) expect(texts).toEqual(expected)
    else expect(texts.filter((text) => expected.test(text)).length).toBeGreaterThan(2)
    if (expected instanceof RegExp) expect(texts.filter((text) => !expected.test(text))).toEqual([])
  })
})
