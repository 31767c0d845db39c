import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { aPlace, moved } from '../../fixtures.ts'
import { location } from '../../server.ts'
import { newPlace, someone, suggestionClient } from '../../testing.ts'

const { db, execute } = await testSubgraph(location)
const found = async (query: string): Promise<string[]> => {
  const { data, errors } = await execute(`query ($query: String!) { searchPlaces(query: $query) { nodes { name } } }`, {
    query,
  })
  expect(errors).toBeUndefined()
  return data?.searchPlaces.nodes.map(({ name }: { name: string }) => name)
}

describe('the same name in other characters', () => {
  test.each([
    ['㈜한들재활용', '(주)한들재활용', '한들'],
    ['ＲＥ：숍', 're:숍', 'RE:숍'],
    ['제Ⅱ공장', '제II공장', '제ⅱ공장'],
    ['누리ㆍ가온센터', '누리·가온센터', '누리・가온센터'],
    ['ﾊﾟﾝ가게', 'パン가게', 'ﾊﾟﾝ'],
    ['３층①호실', '3층1호실', '３층１호실'],
    ['ﬁx수리점', 'fix수리점', 'ＦＩＸ수리점'],
    ['도담\u200b도담\u00a0상점', '도담도담 상점', '도담도담\u3000상점'],
    ['해솔가게'.normalize('NFD'), '해솔가게', '해\ufeff솔가\u00ad게'],
    ['㉮㉯상회', '가나상회', 'ㄱㄴㅅㅎ'],
  ])('%s is found as %s, as %s and as itself, and the other way round', async (one, other, third) => {
    await aPlace(db, { nameKo: one })
    await aPlace(db, { nameKo: other })

    for (const query of [one, other, third]) expect((await found(query)).sort(), query).toEqual([one, other].sort())
  })

  test('is the same in an address', async () => {
    await aPlace(db, { nameKo: '주소 가게', address: '경상북도 울릉군 울릉읍 해맞이로 ５７－１ (㈜누리)' })

    for (const query of ['해맞이로 57-1', '해맞이로 ５７－１', '해맞이로 (주)누리'])
      expect(await found(query)).toEqual(['주소 가게'])
  })

  test('is the same place when a person suggests it', async () => {
    const { mutate } = suggestionClient({ execute })
    const input = newPlace()
    const { id } = await aPlace(db, { ...moved(input.coordinates, 100), nameKo: '㈜새활용ㆍ가게', kind: 'REPAIR_SHOP' })

    const suggested = await mutate('suggestPlace', { ...input, name: '(주)새활용·가게' }, someone())

    expect(suggested.possibleDuplicates).toEqual([{ id }])
  })

  test.each(['수원시　장안구', '수원시\u200b 장안구', '４１１１１０００００', '수원시 장안구'.normalize('NFD')])(
    'is the same region: %j',
    async (query) => {
      const { data } = await execute(`query ($query: String!) { searchRegions(query: $query) { nodes { id } } }`, {
        query,
      })
      expect(data?.searchRegions.nodes[0]).toEqual({ id: 'reg_4111100000' })
    },
  )
})

test.each(['%', '_', '%%', '한_', '\\', '가%'])('%j in a query is no wildcard', async (query) => {
  expect(await found(query)).toEqual([])
})

// One side may have a newer version of Unicode: some letters after U+A7CB are assigned since versions 16 and 17. `İ` has
// two lower-case letters in JavaScript and one in PostgreSQL. PostgreSQL drops U+11A7, which nobody writes, after a syllable.
const isComparable = (letter: string): boolean => !/[\p{Cn}\p{Cs}\p{Co}\ua7cb-\ua7f1\u11a7İ]/u.test(letter)

test('PostgreSQL and TypeScript make the same keys, for every character of the basic plane and around it', async () => {
  const letters = Array.from({ length: 0xffff }, (_, index) => String.fromCharCode(index + 1)).filter(isComparable)
  for (const context of ['%', '가%', 'ㄱ%ㅏ', 'a%b']) {
    const texts = letters.map((letter) => context.replace('%', () => letter))
    const rows = await db.execute<{ key: string }>(sql`
      select plain_key(text) as key from unnest(${sql.param(texts)}::text[]) with ordinality as texts (text, place)
      order by place`)
    const different = texts.filter((text, index) => rows[index]?.key !== searchKey(text))
    expect(different.map((text) => JSON.stringify(text)).slice(0, 20), context).toEqual([])
  }
})
