import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { aRule } from '../fixtures.ts'
import { info } from '../server.ts'

const { db, execute } = await testSubgraph(info)

const query = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on User { id nextCollection { date method rule { id } } } }
}`
const ask = (id: string, homeRegion: { id: string } | null, viewer?: string, dwelling?: string) =>
  execute(query, { representations: [{ __typename: 'User', id, homeRegion, dwelling }] }, viewer)

await aRule(db, { id: 'rul_jongno' })
const jongno = { id: 'reg_1111000000' }

test('a person is told of the next pick-up at home', async () => {
  const { data, errors } = await ask('usr_1', jongno, 'usr_1')

  expect(errors).toBeUndefined()
  expect(data?._entities).toEqual([
    {
      id: 'usr_1',
      nextCollection: {
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        method: 'GENERAL_WASTE',
        rule: { id: 'rul_jongno' },
      },
    },
  ])
})

test('there is none without a home region, or without a schedule there', async () => {
  const none = { data: { _entities: [{ id: 'usr_1', nextCollection: null }] } }

  expect(await ask('usr_1', null, 'usr_1')).toEqual(none)
  expect(await ask('usr_1', { id: 'reg_nothing' }, 'usr_1')).toEqual(none)
})

test('nobody else is told', async () => {
  expect((await ask('usr_1', jongno, 'usr_2')).data?._entities).toEqual([null])
  expect((await ask('usr_1', jongno)).data?._entities).toEqual([null])
})

test('the pick-up is one for the person’s own kind of dwelling', async () => {
  const busan = { id: 'reg_2650000000' }
  await aRule(db, { id: 'rul_flats', regionId: busan.id, dwellings: ['APARTMENT'] })
  await aRule(db, { id: 'rul_houses', regionId: busan.id, dwellings: ['HOUSE'], putOutFrom: null, putOutMinutes: null })
  const ruleFor = async (dwelling?: string) =>
    (await ask('usr_1', busan, 'usr_1', dwelling)).data?._entities[0].nextCollection?.rule.id

  expect(await ruleFor('APARTMENT')).toBe('rul_flats')
  expect(await ruleFor('HOUSE')).toBe('rul_houses')
  expect(await ruleFor('BUSINESS')).toBeUndefined()
})

test('asked about a material, it is the next pick-up of that', async () => {
  const region = { id: 'reg_4833000000' }
  await aRule(db, { regionId: region.id })
  await aRule(db, { id: 'rul_film', regionId: region.id, method: 'RECYCLABLES', materialIds: ['mat_film'] })
  const of = async (materialId: string) => {
    const { data, errors } = await execute(
      `query ($representations: [_Any!]!, $materialId: ID!) {
        _entities(representations: $representations) { ... on User { nextCollection(materialId: $materialId) { rule { id } } } }
      }`,
      { representations: [{ __typename: 'User', id: 'usr_1', homeRegion: region }], materialId },
      'usr_1',
    )
    expect(errors).toBeUndefined()
    return data?._entities[0].nextCollection
  }

  expect(await of('mat_film')).toEqual({ rule: { id: 'rul_film' } })
  for (const other of ['mat_glass', 'mat_nothing', '', '\0']) expect(await of(other)).toBeNull()
})
