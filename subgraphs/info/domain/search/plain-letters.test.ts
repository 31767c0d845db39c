import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { anItem } from '../../fixtures.ts'
import { info } from '../../server.ts'

const { db, execute } = await testSubgraph(info)
const search = `query ($query: String!) {
  searchItems(query: $query) { edges { node { id } match { kind text highlights { start length } } } }
}`
const request = `mutation ($input: RequestItemInput!) { requestItem(input: $input) { existingItem { id } userErrors { code } } }`
const find = async (query: string) => {
  const { data, errors } = await execute(search, { query })
  expect(errors).toBeUndefined()
  return data?.searchItems.edges
}

test.each([
  ['ＱＲ꞉㈜누비팩', 'qr꞉(주)누비팩'],
  ['２０ℓ 누비통', '20l 누비통'],
  ['누비ㆍ가온 통', '누비·가온 통'],
  ['누비‧솔통', '누비 솔통'],
  ['ﾇﾋﾞ통', 'ヌビ통'],
  ['제Ⅲ누비통', '제III누비통'],
  ['①누비병', '1누비병'],
  ['누비ﬁlm', '누비film'],
  ['누\u200b비\u00ad단지', '누비단지'],
  ['누비\u3000항아리', '누비\u00a0항아리'],
  ['누비주머니'.normalize('NFD'), '누비주머니'],
  ['㉮누비판', '가누비판'],
])('an item called %s is found exactly as %s, and the other way round', async (one, other) => {
  const first = await anItem(db, { nameKo: one })
  const second = await anItem(db, { nameKo: '다른 물건', synonyms: { ko: [other], en: [] } })

  for (const query of [one, other, one.normalize('NFKC')]) {
    const [best, next] = await find(query)
    expect([best, next].map(({ node }) => node.id)).toEqual([first.id, second.id])
    expect([best, next].map(({ match }) => match)).toEqual([
      { kind: 'EXACT', text: one, highlights: [{ start: 0, length: one.length }] },
      { kind: 'SYNONYM', text: other, highlights: [{ start: 0, length: other.length }] },
    ])
  }
  const { data } = await execute(request, { input: { name: other } })
  expect(data?.requestItem).toEqual({ existingItem: { id: first.id }, userErrors: [{ code: 'ITEM_EXISTS' }] })
})

test('single letters find names by their initial consonants, also in half width and as parts of syllables', async () => {
  const { id } = await anItem(db, { nameKo: '㉻쿠쿨렁' })

  for (const query of ['ㅎㅋㅋㄹ', 'ﾾﾻﾻﾩ', '㉭ㅋㅋㄹ', '\u1112ㅋㅋ\u11af']) {
    const ids = (await find(query)).map(({ node }: { node: { id: string } }) => node.id)
    expect(ids, query).toEqual([id])
  }
})
