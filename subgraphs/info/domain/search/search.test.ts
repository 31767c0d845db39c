import { not } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { itemNames } from '../../db/schema.ts'
import { aCategory, anItem } from '../../fixtures.ts'
import { completeItems, type SearchHit, searchItems } from './search.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)

// The rules are tested on the names of the catalogue, which are few. The vocabulary has a word for almost everything.
beforeAll(() => db.delete(itemNames).where(not(itemNames.isCatalogueName)))

const search = async (query: string, locale: Locale = 'ko') =>
  (await searchItems(db, query, { locale, first: 50 })).hits
const total = async (query: string) => (await searchItems(db, query, { locale: 'ko', first: 1 })).total()
const slugs = (hits: SearchHit[]) => hits.map(({ item }) => item.slug)

describe('a match', () => {
  test.each([
    ['종이컵', 'ko', 'paper-cup', 'EXACT', '종이컵'],
    ['종이 컵', 'ko', 'paper-cup', 'EXACT', '종이컵'],
    [' 종 이 컵 ', 'ko', 'paper-cup', 'EXACT', '종이컵'],
    ['종이컵'.normalize('NFD'), 'ko', 'paper-cup', 'EXACT', '종이컵'],
    ['피자 치킨상자', 'ko', 'pizza-box', 'EXACT', '피자·치킨 상자'],
    ['피자·치', 'ko', 'pizza-box', 'FUZZY', '피자·치킨 상자'],
    ['치킨 상', 'ko', 'pizza-box', 'FUZZY', '피자·치킨 상자'],
    ['피자박스', 'ko', 'pizza-box', 'SYNONYM', '피자박스'],
    ['택배박', 'ko', 'corrugated-box', 'FUZZY', '택배 박스'],
    ['paper cup', 'en', 'paper-cup', 'EXACT', 'Paper cup'],
    ['PAPERCUP', 'en', 'paper-cup', 'EXACT', 'Paper cup'],
    ['pizza', 'en', 'pizza-box', 'FUZZY', 'Pizza or fried chicken box'],
    ['fried-chicken', 'en', 'pizza-box', 'FUZZY', 'Pizza or fried chicken box'],
    ['cd', 'en', 'cd-dvd', 'EXACT', 'CD or DVD'],
    ['종이컵', 'en', 'paper-cup', 'EXACT', '종이컵'],
    ['paper cup', 'ko', 'paper-cup', 'EXACT', 'Paper cup'],
    ['페ㅌ', 'ko', 'clear-pet-bottle', 'CONTAINS', '무색 페트병'],
    ['종이커', 'ko', 'paper-cup', 'PREFIX', '종이컵'],
    ['매틀', 'ko', 'mattress', 'FUZZY', '매트리스'],
    ['칼', 'ko', 'kitchen-knife', 'EXACT', '칼'],
    ['페트병 투명', 'ko', 'clear-pet-bottle', 'SYNONYM', '투명 페트병'],
    ['상자 치킨', 'ko', 'pizza-box', 'CONTAINS', '피자·치킨 상자'],
    ['피자상자', 'ko', 'pizza-box', 'EXACT', '피자·치킨 상자'],
    ['fried chicken box', 'en', 'pizza-box', 'EXACT', 'Pizza or fried chicken box'],
    ['페트병', 'ko', 'clear-pet-bottle', 'CONTAINS', '무색 페트병'],
    ['가전 완충재', 'ko', 'eps-appliance-packing', 'CONTAINS', '가전 스티로폼 완충재'],
    ['pizza box', 'en', 'pizza-box', 'SYNONYM', 'pizza box'],
    ['chicken pizza', 'en', 'pizza-box', 'FUZZY', 'Pizza or fried chicken box'],
    ['ㅍㅌㅂ', 'ko', 'clear-pet-bottle', 'INITIAL_CONSONANTS', '무색 페트병'],
    ['ㅌㅁ ㅍㅌㅂ', 'ko', 'clear-pet-bottle', 'INITIAL_CONSONANTS', '투명 페트병'],
    ['ㅍㅌ병', 'ko', 'clear-pet-bottle', 'INITIAL_CONSONANTS', '무색 페트병'],
    ['칫ㅅ', 'ko', 'toothbrush', 'PREFIX', '칫솔'],
    ['치ㅅ', 'ko', 'dental-floss', 'PREFIX', '치실'],
    ['우ㅇㅍ', 'ko', 'milk-carton', 'INITIAL_CONSONANTS', '우유팩'],
    ['chitsol', 'ko', 'toothbrush', 'SYNONYM', '칫솔'],
    ['peteubyeong', 'ko', 'clear-pet-bottle', 'SYNONYM', '무색 페트병'],
    ['스치로퐁', 'ko', 'eps-box', 'FUZZY', '스치로폼'],
    ['패트병', 'ko', 'clear-pet-bottle', 'FUZZY', '무색 페트병'],
    ['umbrlela', 'en', 'umbrella', 'FUZZY', 'Umbrella'],
    ['vpxmqud', 'ko', 'clear-pet-bottle', 'FUZZY', '무색 페트병'],
    ['ㅔㅁㅔㄷㄱ 쳐ㅔ', 'en', 'paper-cup', 'FUZZY', 'Paper cup'],
  ] as const)('for %j in %s is %s, %s', async (query, locale, slug, kind, text) => {
    const hits = await search(query, locale)

    expect(hits[0]).toMatchObject({ item: { slug }, kind, text })
  })

  test('can be an English synonym', async () => {
    const { slug } = await anItem(db, { synonyms: { ko: [], en: ['Gubbins'] } })

    expect(await search('gubbin', 'en')).toMatchObject([{ item: { slug }, kind: 'SYNONYM', text: 'Gubbins' }])
  })
})

describe('the order', () => {
  test('is equal names, then names with the same last word, then guesses, shorter names first', async () => {
    const { id: categoryId } = await aCategory(db)
    for (const nameKo of ['큰 뽀로로', '뽀로로 인형', '뽀로로', '뽀로로 컵', '아주 큰 뽀로로']) {
      await anItem(db, { nameKo, categoryId })
    }

    const hits = await search('뽀로로')

    expect(hits.map(({ kind, text }) => [kind, text])).toEqual([
      ['EXACT', '뽀로로'],
      ['CONTAINS', '큰 뽀로로'],
      ['CONTAINS', '아주 큰 뽀로로'],
      ['FUZZY', '뽀로로 컵'],
      ['FUZZY', '뽀로로 인형'],
    ])
  })

  test('has names in the language of the query before those in another, and each item only once', async () => {
    const both = { nameKo: 'Qwerty', nameEn: 'Qwerty', synonyms: { ko: ['Qwerty 키보드'], en: [] } }
    const english = await anItem(db, { nameEn: 'Qwerty' })
    const korean = await anItem(db, both)

    const hits = await search('qwerty')

    expect(hits.map(({ item }) => item.id)).toEqual([korean.id, english.id])
  })

  test('of the tiers is as typed, by words, by the last word, half typed, by consonants', async () => {
    const { id: categoryId } = await aCategory(db)
    for (const nameKo of ['쿄쿄 뱌', '뱌쿄', '큰 뱌쿄캬', '뱌쿅', '뱌 뱌쿄', '뱌캬 큰 쿄', '냐 뱌쿄'])
      await anItem(db, { nameKo, categoryId })

    const texts = async (query: string) => (await search(query)).map(({ text }) => text)

    expect(await texts('뱌쿄')).toEqual(['뱌쿄', '냐 뱌쿄', '뱌 뱌쿄', '뱌쿅', '큰 뱌쿄캬'])
    expect(await texts('뱌 쿄')).toEqual(['뱌쿄', '뱌캬 큰 쿄', '냐 뱌쿄', '뱌 뱌쿄', '뱌쿅', '큰 뱌쿄캬', '쿄쿄 뱌'])
    expect(await texts('ㅂㅋㅋ')).toEqual(['큰 뱌쿄캬', '뱌캬 큰 쿄'])
  })

  test('has a name before a synonym in the same tier, and an equal synonym before both', async () => {
    const one = await anItem(db, { nameKo: '쀼쀼쓔', synonyms: { ko: [], en: [] } })
    const two = await anItem(db, { nameKo: '쑈', synonyms: { ko: ['쀼쀼쑈'], en: [] } })
    const three = await anItem(db, { nameKo: '쓔', synonyms: { ko: ['쀼쀼'], en: [] } })

    const hits = await search('쀼쀼')

    expect(hits.map(({ item }) => item.id)).toEqual([three.id, one.id, two.id])
  })

  test.each([
    ['ko', '종이'],
    ['en', 'ean'],
    ['ko', 'ㅅㅈ'],
    ['ko', '전ㅈ'],
    ['ko', 'jongi'],
    ['ko', '플라스틱 용기 컵 뚜껑'],
    ['ko', '일휘용'],
    ['ko', '스티로품'],
  ] as const)('is the same page by page as on one page, for any page size: %s %s', async (locale, query) => {
    const { hits: all, total } = await searchItems(db, query, { locale, first: 50 })

    for (const first of [1, 2, 3]) {
      const seen: SearchHit[] = []
      let { hits: page } = await searchItems(db, query, { locale, first })
      while (page.length > 0) {
        seen.push(...page.slice(0, first))
        const after = page.slice(0, first).at(-1)?.position
        page = (await searchItems(db, query, { locale, first, after })).hits
      }
      expect(seen).toEqual(all)
    }
    expect(await total()).toBe(all.length)
  })
})

describe('a query', () => {
  test.each([
    '',
    '   ',
    '·',
    "-.,'()",
    '\0',
    '\0 \0',
    '🍕',
    '🍕🍕🍕',
    'ㅏ',
    'ㅏㅏㅏ',
    'ㄳ',
    'ㅃㅉㄸㄲ',
    '뷁',
    '\u1161\u11a8',
    'שלום',
    '\u202e병일꾸\u202c',
    'مرحبا',
    '漢字',
    '병일꾸',
    "'; drop table items; --",
    '(',
    '[ㅎ-',
    'ㅎ[',
    'ㅎ\\',
    '%',
    '_',
    '%%',
    'ㅎ%',
    'ㅎ_',
    '\ud800',
    '\ud800\udbff',
  ])('of %j finds nothing', async (query) => {
    expect(await search(query)).toEqual([])
    expect(await total(query)).toBe(0)
  })

  test.each([
    ['one syllable', '칫'],
    ['half a syllable', '개'],
    ['one letter', 'p'],
    ['three letters', 'pap'],
  ])('of %s finds no names that only start with it', async (_case, query) => {
    expect(await search(query)).toEqual([])
  })

  test.each([
    ['one syllable', '파', ['파 뿌리']],
    ['three letters', 'pet', ['Pet food can', 'pet house', 'Clear PET bottle']],
  ])('of %s guesses names with it as a word', async (_case, query, texts) => {
    const hits = await search(query)

    expect(hits.filter(({ kind }) => kind !== 'FUZZY')).toEqual([])
    expect(hits.map(({ text }) => text)).toEqual(expect.arrayContaining(texts))
    expect(hits.filter(({ text }) => !new RegExp(`(^| )${query}( |$)`, 'i').test(text))).toEqual([])
  })

  test('with NUL is searched without it', async () => {
    expect(slugs(await search('종이\0컵'))[0]).toBe('paper-cup')
  })

  test.each(['%', '_', '\\', '%%', '__', '종_컵', '종%', '.*', '^', 'ㅎ.*'])(
    'of %j is matched literally',
    async (query) => {
      const completions = () => completeItems(db, query, { locale: 'ko', first: 8 })

      expect(await completions()).toEqual([])
      const { id } = await anItem(db, { nameKo: `${query} 표시` })
      expect((await completions()).map(({ item }) => item.id)).toEqual([id])
      expect(await search(`${query} 표시`)).toMatchObject([{ item: { id } }])
    },
  )

  test.each([
    ['Latin', 'a'],
    ['composed', '한'],
    ['decomposed', '한'.normalize('NFD')],
    ['emoji', '🍕'],
  ])('has at most 100 characters: %s', async (_case, letter) => {
    expect(await search(letter.repeat(100))).toEqual([])
    await expect(search(letter.repeat(101))).rejects.toThrow('`query` has at most 100 characters; this one has 101.')
    await expect(search(letter.repeat(500))).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    expect(await completeItems(db, letter.repeat(50), { locale: 'ko', first: 8 })).toEqual([])
    await expect(completeItems(db, letter.repeat(51), { locale: 'ko', first: 8 })).rejects.toThrow(
      '`query` has at most 50 characters; this one has 51.',
    )
  })
})
