import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { connect, type Db } from '../../_shared/db.ts'
import type { Locale } from '../../_shared/locale.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { aCategory, anItem } from '../fixtures.ts'
import { countHits, type SearchHit, searchItems } from './search.ts'

const url = await testDatabase('info')
const { db, close } = connect(url)
afterAll(close)

const search = (query: string, locale: Locale = 'ko') => searchItems(db, query, { locale, first: 50 })
const slugs = (hits: SearchHit[]) => hits.map(({ item }) => item.slug)

describe('a match', () => {
  test.each([
    ['종이컵', 'ko', 'paper-cup', 'EXACT', '종이컵'],
    ['종이 컵', 'ko', 'paper-cup', 'EXACT', '종이컵'],
    [' 종 이 컵 ', 'ko', 'paper-cup', 'EXACT', '종이컵'],
    ['종이컵'.normalize('NFD'), 'ko', 'paper-cup', 'EXACT', '종이컵'],
    ['피자 치킨상자', 'ko', 'pizza-box', 'EXACT', '피자·치킨 상자'],
    ['피자·치', 'ko', 'pizza-box', 'PREFIX', '피자·치킨 상자'],
    ['치킨 상', 'ko', 'pizza-box', 'CONTAINS', '피자·치킨 상자'],
    ['피자박스', 'ko', 'pizza-box', 'SYNONYM', '피자박스'],
    ['택배박', 'ko', 'corrugated-box', 'SYNONYM', '택배 박스'],
    ['paper cup', 'en', 'paper-cup', 'EXACT', 'Paper cup'],
    ['PAPERCUP', 'en', 'paper-cup', 'EXACT', 'Paper cup'],
    ['pizza', 'en', 'pizza-box', 'PREFIX', 'Pizza or fried chicken box'],
    ['fried-chicken', 'en', 'pizza-box', 'CONTAINS', 'Pizza or fried chicken box'],
    ['cd or', 'en', 'cd-dvd', 'PREFIX', 'CD or DVD'],
    ['종이컵', 'en', 'paper-cup', 'EXACT', '종이컵'],
    ['paper cup', 'ko', 'paper-cup', 'EXACT', 'Paper cup'],
  ] as const)('of %j in %s is %s, %s', async (query, locale, slug, kind, text) => {
    const hits = await search(query, locale)

    expect(hits[0]).toMatchObject({ item: { slug }, kind, text })
  })

  test('by a synonym in English is one', async () => {
    const { slug } = await anItem(db, { synonyms: { ko: [], en: ['Gubbins'] } })

    expect(await search('gubbin', 'en')).toMatchObject([{ item: { slug }, kind: 'SYNONYM', text: 'Gubbins' }])
  })
})

describe('the order', () => {
  test('is the same before what begins with it before what contains it, short before long', async () => {
    const { id: categoryId } = await aCategory(db)
    for (const nameKo of ['큰 뽀로로', '뽀로로 인형', '뽀로로', '뽀로로 컵', '아주 큰 뽀로로']) {
      await anItem(db, { nameKo, categoryId })
    }

    const hits = await search('뽀로로')

    expect(hits.map(({ text }) => text)).toEqual(['뽀로로', '뽀로로 컵', '뽀로로 인형', '큰 뽀로로', '아주 큰 뽀로로'])
  })

  test('has names in the language of the query before those in another, and each item once', async () => {
    const both = { nameKo: 'Qwerty', nameEn: 'Qwerty', synonyms: { ko: ['Qwerty 키보드'], en: [] } }
    const english = await anItem(db, { nameEn: 'Qwerty' })
    const korean = await anItem(db, both)

    const hits = await search('qwerty')

    expect(hits.map(({ item }) => item.id)).toEqual([korean.id, english.id])
  })

  test.each([
    ['ko', '종이'],
    ['en', 'an'],
  ] as const)('is the same page by page as in one go: %s', async (locale, query) => {
    const all = await search(query, locale)

    const seen: SearchHit[] = []
    let page = await searchItems(db, query, { locale, first: 2 })
    while (page.length > 0) {
      seen.push(...page.slice(0, 2))
      page = await searchItems(db, query, { locale, first: 2, after: page[1]?.position ?? page[0]?.position })
    }

    expect(all.length).toBeGreaterThan(5)
    expect(slugs(seen)).toEqual(slugs(all))
    expect(await countHits(db, query, { locale })).toBe(all.length)
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
    'ㅍ',
    'ㅈㅇㅋ',
    '컵이종',
    '\ud800',
    '\ud800\udbff',
  ])('of %j finds nothing', async (query) => {
    expect(await search(query)).toEqual([])
    expect(await countHits(db, query, { locale: 'ko' })).toBe(0)
  })

  test('of one letter finds what begins with it', async () => {
    const hits = await search('칫')

    expect(hits).toMatchObject([{ item: { slug: 'toothbrush' }, kind: 'PREFIX' }])
  })

  test('with NUL in it is read without', async () => {
    expect(slugs(await search('종이\0컵'))[0]).toBe('paper-cup')
  })

  test.each(['%', '_', '\\', '%%', '__', '종_컵', '종%'])('of %j stands for itself', async (query) => {
    expect(await search(query)).toEqual([])
    const { id } = await anItem(db, { nameKo: `${query} 표시` })

    expect((await search(query)).map(({ item }) => item.id)).toContain(id)
    expect(slugs(await search(query))).not.toContain('paper-cup')
  })

  test.each([
    ['Latin', 'a'],
    ['composed', '한'],
    ['decomposed', '한'.normalize('NFD')],
    ['emoji', '🍕'],
  ])('has at most 100 characters: %s', async (_what, letter) => {
    expect(await search(letter.repeat(100))).toEqual([])
    await expect(search(letter.repeat(101))).rejects.toThrow('`query` has at most 100 characters; this one has 101.')
    await expect(countHits(db, letter.repeat(101), { locale: 'ko' })).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
})

describe('the plan', () => {
  const sent: { text: string; parameters: unknown[] }[] = []
  const client = postgres(url, { max: 1, connection: { enable_seqscan: 'off' } as object })
  const logQuery = (text: string, parameters: unknown[]) => sent.push({ text, parameters })
  const watched = drizzle(client, { casing: 'snake_case', logger: { logQuery } }) as unknown as Db
  afterAll(() => client.end())

  test.each([
    ['종이', 'item_names_bigrams'],
    ['종이 상자', 'item_names_bigrams'],
    ['종', 'item_names_search_key'],
  ])('for %j goes through %s', async (query, index) => {
    await searchItems(watched, query, { locale: 'ko', first: 20 })

    const { text, parameters } = sent.at(-1) ?? { text: '', parameters: [] }
    const plan = await client.unsafe(`explain ${text}`, parameters as never[])
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(new RegExp(`Index Scan (using|on) ${index} `))
  })
})
