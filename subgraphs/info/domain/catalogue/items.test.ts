import { beforeEach, expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { feeLines, localRules } from '../../db/schema.ts'
import { aFeeLine, aLocalRule } from '../../fixtures.ts'
import { info } from '../../server.ts'

const { db, execute, statements } = await testSubgraph(info)

const jongno = 'reg_1111000000'

beforeEach(async () => {
  await db.delete(localRules)
  await db.delete(feeLines)
})

const queryOwnRules = async (id: string, args = '', fields = 'nodes { slug } totalCount') => {
  const { data, errors } = await execute(
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Region { itemsWithOwnRules${args} { ${fields} } } }
    }`,
    { representations: [{ __typename: 'Region', id }] },
  )
  return { page: data?._entities[0]?.itemsWithOwnRules, errors }
}
const page = (...slugs: string[]) => ({ nodes: slugs.map((slug) => ({ slug })), totalCount: slugs.length })

test('a region lists items with a rule in force and bulky items with a fee, each once, sorted by name', async () => {
  await aFeeLine(db)
  await aFeeLine(db, { nameKeys: ['쇼파', '소파'] })
  await aFeeLine(db, { nameKeys: ['냉장고'] })
  await aFeeLine(db, { nameKeys: ['걸상'] }) // A word for a chair that is no name of the catalogue.
  await aFeeLine(db, { method: 'GENERAL_WASTE', nameKeys: [] })
  await aFeeLine(db, { regionId: 'reg_4111000000', nameKeys: ['책상'] })
  await aLocalRule(db)
  await aLocalRule(db, { itemId: 'itm_newspaper' })
  await aLocalRule(db, { itemId: 'itm_desk', validUntil: '2020-01-01' })
  await aLocalRule(db, { itemId: 'itm_chair', validFrom: '2099-01-01' })
  await aLocalRule(db, { itemId: 'itm_piano', regionId: 'reg_1100000000' })
  await aLocalRule(db, { itemId: 'itm_stroller', regionId: null })

  expect((await queryOwnRules(jongno)).page).toEqual(page('sofa', 'newspaper'))
})

test('the rules of a region do not count for the regions that contain it', async () => {
  await aFeeLine(db)

  expect((await queryOwnRules('reg_1100000000')).page).toEqual(page())
  expect((await queryOwnRules('reg_KR')).page).toEqual(page())
})

test.each(['reg_nothing', 'itm_sofa', '\0', ''])('the unknown region %j has no page', async (id) => {
  expect(await queryOwnRules(id)).toEqual({ page: null, errors: undefined })
})

test('a cursor leads to the next page', async () => {
  for (const itemId of ['itm_sofa', 'itm_newspaper', 'itm_desk']) await aLocalRule(db, { itemId })
  const fields = `__typename edges { __typename cursor node { id } } nodes { slug } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`

  const first = (await queryOwnRules(jongno, '(first: 2)', fields)).page
  const second = (await queryOwnRules(jongno, `(first: 2, after: "${first.pageInfo.endCursor}")`, fields)).page

  expect(first).toMatchObject({
    __typename: 'ItemConnection',
    edges: [{ __typename: 'ItemEdge', node: { id: 'itm_sofa' } }, { cursor: first.pageInfo.endCursor }],
    nodes: [{ slug: 'sofa' }, { slug: 'newspaper' }],
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
    totalCount: 3,
  })
  expect(second).toMatchObject({ nodes: [{ slug: 'desk' }], pageInfo: { hasNextPage: false } })
})

test.each(['(first: 0)', '(first: 51)', '(after: "forged")'])('%s is refused', async (args) => {
  const { errors } = await queryOwnRules(jongno, args)

  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

test('a whole list takes two statements', async () => {
  await aFeeLine(db)

  expect(await statements(() => queryOwnRules(jongno))).toHaveLength(2)
})
