import { not } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { itemNames } from '../../db/schema.ts'
import { anItem } from '../../fixtures.ts'
import { searchKeysOf } from './key.ts'
import { searchItems } from './search.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)

const search = async (query: string) =>
  searchItems(db, query, { locale: /[a-z]/i.test(query) ? 'en' : 'ko', first: 10 })
const found = async (query: string) =>
  (await search(query)).hits.map(({ item, kind }) => `${item.slug} ${kind === 'FUZZY' ? '?' : '!'}`)

// Nonsense syllables, so that a larger catalogue has no name for the queries.
const nonsense: Record<string, string> = {}
beforeAll(async () => {
  // The vocabulary has a word for almost everything.
  await db.delete(itemNames).where(not(itemNames.isCatalogueName))
  const names = {
    bracelet: { nameKo: '누봄팔찌' },
    bumper: { nameKo: '뱜퍄' },
    scooter: { nameKo: '슈쿠탸' },
    awning: { nameKo: '챠뱡먁' },
    bolt: { nameKo: '뇨퇴' },
    toaster: { nameKo: '퇴슈퇴르' },
    giftBox: { nameKo: '뇸욘 상자' },
    clearCarton: { nameKo: '무색 뺘꺼' },
    colouredCarton: { nameKo: '유색 뺘꺼' },
    candle: { nameEn: 'Zandle' },
    panel: { nameEn: 'Zurpanel' },
    napkin: { nameEn: 'Zitchen roll' },
    shoeBox: { nameEn: 'Zhoe box' },
    rollCore: { nameEn: 'Zoilet roll core' },
  }
  for (const [thing, name] of Object.entries(names)) nonsense[thing] = (await anItem(db, name)).slug
})
const slugOf = (thing: string) => nonsense[thing] ?? thing

describe('is not near', () => {
  test.each([
    ['another first consonant in a short word', '쟘퍄'],
    ['two other letters in a short word', '슈으탸'],
    ['the letters of a word across syllables of another one', '뱡먀'],
    ['another vowel in a word of four letters', '내퇴'],
    ['the end of a word', '슈퇴르'],
    ['the middle of a word', '봄팔'],
    ['a short beginning in English', 'zan'],
    ['a part of an English word', 'panel'],
    ['letters across English words', 'enrol'],
    ['a word less in English: "zitchen roll" of', 'zitchen roll tube'],
    ['an English name within a longer word', 'zandlery'],
    ['the romanised middle of a Korean name', 'bompal'],
    ['a Latin word whose Korean letters begin like a name', 'sbq'],
    ['initial consonants from the middle of a word', 'ㅂㅍㅉ'],
    ['the initial consonants of two halves', 'ㅅㅃ'],
  ])('%s: %s', async (_case, query) => {
    const slugs = (await search(query)).hits.map(({ item }) => item.slug)

    expect(slugs.filter((slug) => Object.values(nonsense).includes(slug))).toEqual([])
  })
})

describe('is a guess', () => {
  test.each([
    ['a beginning, after which another noun follows', '누봄', 'bracelet'],
    ['the first word', '뇸욘', 'giftBox'],
    ['the noun after another one', '캠핑누봄팔찌', 'bracelet'],
    ['the noun after a material', '유리 뱜퍄', 'bumper'],
    ['a similar vowel in a short word', '뱜파', 'bumper'],
    ['another order in English', 'box zhoe', 'shoeBox'],
    ['most words, and the last one twice', 'zoilet paper roll', 'rollCore'],
    ['the noun after a word in English', 'garden zandles', 'candle'],
  ])('%s: %s', async (_case, query, thing) => {
    expect(await found(query)).toEqual([`${slugOf(thing)} ?`])
  })

  test('the last word of a single name: a general word has at least two kinds', async () => {
    expect(await found('팔찌')).toEqual([`${slugOf('bracelet')} ?`])
    expect(await found('뺘꺼')).toEqual([`${slugOf('clearCarton')} !`, `${slugOf('colouredCarton')} !`])
  })

  test('a syllable at the end of a word, if the syllable is a name', async () => {
    const cup = await anItem(db, { nameKo: '누보쀼' })
    expect(await found('쀼')).toEqual([])

    const { slug } = await anItem(db, { nameKo: '쀼' })

    expect(await found('쀼')).toEqual([`${slug} !`, `${cup.slug} ?`])
  })

  test('a Latin text in capitals that is such a word of a name comes before the same letters in a name', async () => {
    const animal = await anItem(db, { nameEn: 'Qpe can' })
    const plastic = await anItem(db, { nameEn: 'Clear QPE bottle' })

    expect(await found('QPE')).toEqual([`${plastic.slug} ?`, `${animal.slug} ?`])
    expect(await found('qpe')).toEqual([`${animal.slug} ?`, `${plastic.slug} ?`])
  })
})

describe('is sure', () => {
  test.each([
    ['a plural', 'zhoe boxes', 'shoeBox'],
    ['a preposition', 'a box for zhoes', 'shoeBox'],
    ['an adjective of age', 'my old zandles', 'candle'],
    ['an adjective of age in Korean', '낡은 뱜퍄', 'bumper'],
    ['a verb that says that it is no longer used', '안 쓰는 뱜퍄', 'bumper'],
    ['a prefix that says that it is waste', '폐뱜퍄', 'bumper'],
    ['a question', '뱜퍄 버리는 법', 'bumper'],
    ['the words in another order in Korean', '상자 뇸욘', 'giftBox'],
    ['all initial consonants', 'ㄴㅂㅍㅉ', 'bracelet'],
    ['the romanised name', 'nubompaljji', 'bracelet'],
  ])('%s: %s', async (_case, query, thing) => {
    expect((await found(query))[0]).toBe(`${slugOf(thing)} !`)
  })
})

describe('a brand', () => {
  test('has its kind, and its items in the stated order, also against the alphabet', async () => {
    const items = [await anItem(db), await anItem(db), await anItem(db)].toReversed()
    await db.insert(itemNames).values(
      items.map(({ id }, position) => ({
        itemId: id,
        locale: 'ko' as const,
        text: '쀼렐라',
        isSynonym: true,
        isBrand: true,
        isCatalogueName: false,
        position,
        ...searchKeysOf('쀼렐라', 'ko'),
      })),
    )

    const { hits } = await search('쀼렐라')

    expect(hits.map(({ item, kind }) => [item.id, kind])).toEqual(items.map(({ id }) => [id, 'BRAND']))
    expect((await search('쀼렐ㄹ')).hits.map(({ kind }) => kind)).toEqual(['BRAND', 'BRAND', 'BRAND'])
    expect((await search('쀼랠라')).hits.map(({ kind }) => kind)).toEqual(['FUZZY', 'FUZZY', 'FUZZY'])
  })

  test('names only its own bottle: the last word of a compound with a brand matches no other bottle', async () => {
    const { id } = await anItem(db)
    const name = { itemId: id, locale: 'ko' as const, text: '쀼렐라 쯔붕', isSynonym: true, isBrand: true, position: 0 }
    await db.insert(itemNames).values({ ...name, isCatalogueName: false, ...searchKeysOf(name.text, 'ko') })

    expect((await search('쀼렐라 쯔붕')).hits).toMatchObject([{ item: { id }, kind: 'BRAND' }])
    expect((await search('쯔붕')).hits).toEqual([])
    expect((await search('뇨냐 쯔붕')).hits).toEqual([])
  })
})
