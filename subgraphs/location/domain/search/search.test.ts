import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { type PlaceRow, places, sourceRecords } from '../../db/schema.ts'
import { aPlace, aPlaceRow, atSea, moved, seededRandom } from '../../fixtures.ts'
import { writePlaces } from '../places/records.ts'
import { countFoundPlaces, type PlaceSearch, searchPlaces } from './search.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})

const somewhere = '경상북도 울릉군 울릉읍 독도이사부길 55'

/** Inserts places with these names, each 100 m further north than the one before. */
async function named(...names: (string | Partial<PlaceRow>)[]): Promise<void> {
  const rows = names.map((name) => (typeof name === 'string' ? { nameKo: name } : name))
  await writePlaces(
    db,
    rows.map((row, index) => aPlaceRow({ ...moved(atSea, index * 100), ...row })),
  )
}

async function namesFound(query: string, search: Omit<PlaceSearch, 'query'> = {}): Promise<string[]> {
  const found = await searchPlaces(db, { query, near: atSea, ...search }, { first: 50 })
  expect(await countFoundPlaces(db, { query, near: atSea, ...search })).toBe(found.length)
  return found.map(({ place }) => place.nameKo)
}

test('equal names come first, then beginnings, then parts of names, then addresses; the nearest first in each group', async () => {
  await named(
    { nameKo: '동백약국', address: '경기도 용인시 시청로 1' },
    '부산시청 별관',
    '시청역 약국',
    '부산시청',
    '시청앞 수거함',
    '시청',
    '구청',
  )

  expect(await namesFound('시청')).toEqual([
    '시청',
    '시청역 약국',
    '시청앞 수거함',
    '부산시청 별관',
    '부산시청',
    '동백약국',
  ])
})

test('every word must occur in a name or in the address', async () => {
  await named(
    { nameKo: '토정로 의류수거함', address: '서울특별시 마포구 토정로 221' },
    { nameKo: '의류수거함', address: '서울특별시 중구 다산로 1' },
    { nameKo: '마포약국', address: '서울특별시 마포구 토정로 2' },
    { nameKo: '마포대로 의류수거함', address: '서울특별시 마포구 마포대로 270' },
  )

  expect(await namesFound('마포 의류수거함')).toEqual(['마포대로 의류수거함', '토정로 의류수거함'])
  expect(await namesFound('의류 수거함 다산로 서울')).toEqual(['의류수거함'])
  expect(await namesFound('수거함 약국')).toEqual([])
})

test.each([
  ['spaces in the query', '의류 수거함'],
  ['spaces in the name', '가로수길옷수거함'],
  ['letters taken apart (NFD)', '수거함'.normalize('NFD')],
  ['one letter, at the start', '가'],
  ['initial consonants', 'ㅇㄹㅅㄱㅎ'],
  ['initial consonants and Latin letters', 'ㅅㄱㅎgs'],
  ['lower case', 'gs'],
  ['English', 'clothing BIN'],
  ['English words in another order', 'bin clothing'],
  ['punctuation', '의류-수거함 (GS)'],
  ['spaced letters', '수 거 함'],
  ['invisible characters', '수\u200b거함'],
])('a name is found: %s', async (_what, query) => {
  await named({ nameKo: '가로수길 옷 수거함, 의류수거함 (GS)', nameEn: 'GS Clothing Bin' }, '휴지통')

  expect(await namesFound(query)).toEqual(['가로수길 옷 수거함, 의류수거함 (GS)'])
})

test('a single syllable, consonant or Latin letter finds only names that begin with it', async () => {
  await named('행복약국', '약국', { nameKo: '수거함', nameEn: 'Yak' })

  expect(await namesFound('약')).toEqual(['약국'])
  expect(await namesFound('ㅎ')).toEqual(['행복약국'])
  expect(await namesFound('y')).toEqual(['수거함'])
})

test.each(['서울특별시 강남구', '서울시 강남구', '서울 강남', '강남구 서울특별시'])(
  'a province is found by its full and its short name: %s',
  async (query) => {
    await named({ nameKo: '재활용센터', address: '서울특별시 강남구 개포로 247' }, '휴지통')

    expect(await namesFound(query)).toEqual(['재활용센터'])
  },
)

test.each(['%', '_', '\\', '\\\\', '"', '%%', '&', '|', '!', ':*', '약_국', '약%', '.*', '<->', '🍕'])(
  '%s has no special meaning in a query',
  async (mark) => {
    await named('약국', '수거함')
    expect(await namesFound(mark)).toEqual([])

    await named({ nameKo: `${mark}${mark} 가게` })

    expect(await namesFound(mark)).toEqual([`${mark}${mark} 가게`])
    expect(await namesFound(`${mark}${mark}`)).toEqual([`${mark}${mark} 가게`])
  },
)

test.each(['', '   ', '\n\t', '()', '\u200b'])('a query without letters finds nothing: %j', async (query) => {
  await named('약국')

  expect(await namesFound(query)).toEqual([])
})

test.each([
  ['composed', '한'],
  ['decomposed', '한'.normalize('NFD')],
  ['emoji', '🍕'],
  ['single letters', 'ㄱ '],
])('a query has at most 100 characters: %s', async (_what, letters) => {
  const [one = ''] = letters.trim().normalize('NFC')
  const longest = letters.repeat(100 / [...letters.normalize('NFC')].length)
  await named(one)

  await expect(searchPlaces(db, { query: longest }, { first: 1 })).resolves.toBeDefined()
  await expect(searchPlaces(db, { query: `${longest}ab` }, { first: 1 })).rejects.toThrow(
    '`query` has at most 100 characters; this one has 102.',
  )
})

test('the filter applies before the limit, and permanently closed places are left out', async () => {
  await named(
    '의류수거함 1',
    { nameKo: '의류수거함 2', status: 'PERMANENTLY_CLOSED' },
    { nameKo: '의류수거함 3', kind: 'CLOTHING_BIN' },
    { nameKo: '의류수거함 4', kind: 'CLOTHING_BIN', features: ['INDOOR'] },
  )
  const taking = await aPlace(db, { ...moved(atSea, 5_000), nameKo: '의류수거함 5' }, { takes: ['CLOTHING'] })

  expect(await namesFound('의류수거함')).toEqual(['의류수거함 1', '의류수거함 3', '의류수거함 4', '의류수거함 5'])
  expect(await namesFound('수거함', { filter: { kinds: ['CLOTHING_BIN', 'REPAIR_SHOP'] } })).toEqual([
    '의류수거함 3',
    '의류수거함 4',
  ])
  expect(await namesFound('수거함', { filter: { features: ['INDOOR'] } })).toEqual(['의류수거함 4'])
  expect(await namesFound('수거함', { filter: { materialIds: ['mat_clothing'] } })).toEqual([taking.nameKo])
  expect(await namesFound('수거함', { filter: { kinds: [] } })).toEqual([])
})

test('the generated search columns follow changes of names, addresses and kinds', async () => {
  const place = await aPlace(db, { nameKo: '옛이름', address: somewhere })

  await db
    .update(places)
    .set({ nameKo: '새이름', nameEn: 'Renamed', address: '충청북도 충주시 연수로 3', kind: 'REPAIR_SHOP' })
    .where(eq(places.id, place.id))

  for (const query of ['새이름', 'renamed', '충주시', 'ㅅㅇㄹ']) {
    expect(await namesFound(query, { filter: { kinds: ['REPAIR_SHOP'] } })).toEqual(['새이름'])
  }
  for (const query of ['옛이름', '울릉읍', 'ㅇㅇㄹ']) expect(await namesFound(query)).toEqual([])
  expect(await namesFound('새이름', { filter: { kinds: ['DROP_OFF_BIN'] } })).toEqual([])
})

test('the count is right above the limit for counting through the index', async () => {
  const random = seededRandom(7)
  const rows = Array.from({ length: 1_100 }, (_, index) =>
    aPlaceRow({ ...moved(atSea, random() * 9_000, random() * 9_000), nameKo: `수거함 ${index}` }),
  )
  await writePlaces(db, rows)

  expect(await countFoundPlaces(db, { query: '수거함' })).toBe(1_100)
  expect(await countFoundPlaces(db, { query: '수거함', filter: { kinds: ['CLOTHING_BIN'] } })).toBe(0)
})
