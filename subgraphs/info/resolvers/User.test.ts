import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { aRule } from '../fixtures.ts'
import { info } from '../server.ts'

const { db, execute } = await testSubgraph(info)

const query = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on User { id nextCollection { date method rule { id } } } }
}`
const queryNextCollection = (id: string, homeRegion: { id: string } | null, viewer?: string, dwelling?: string) =>
  execute(query, { representations: [{ __typename: 'User', id, homeRegion, dwelling }] }, viewer)

await aRule(db, { id: 'rul_jongno' })
const jongno = { id: 'reg_1111000000' }

test('a person can read the next pick-up at home', async () => {
  const { data, errors } = await queryNextCollection('usr_1', jongno, 'usr_1')

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

test('the next pick-up is null without a home region or a schedule for it', async () => {
  const none = { data: { _entities: [{ id: 'usr_1', nextCollection: null }] } }

  expect(await queryNextCollection('usr_1', null, 'usr_1')).toEqual(none)
  expect(await queryNextCollection('usr_1', { id: 'reg_nothing' }, 'usr_1')).toEqual(none)
})

test('nobody else can read it', async () => {
  expect((await queryNextCollection('usr_1', jongno, 'usr_2')).data?._entities).toEqual([null])
  expect((await queryNextCollection('usr_1', jongno)).data?._entities).toEqual([null])
})

test('the pick-up is for the person’s own type of dwelling', async () => {
  const busan = { id: 'reg_2650000000' }
  await aRule(db, { id: 'rul_flats', regionId: busan.id, dwellings: ['APARTMENT'] })
  await aRule(db, { id: 'rul_houses', regionId: busan.id, dwellings: ['HOUSE'], putOutFrom: null, putOutMinutes: null })
  const ruleFor = async (dwelling?: string) =>
    (await queryNextCollection('usr_1', busan, 'usr_1', dwelling)).data?._entities[0].nextCollection?.rule.id

  expect(await ruleFor('APARTMENT')).toBe('rul_flats')
  expect(await ruleFor('HOUSE')).toBe('rul_houses')
  expect(await ruleFor('BUSINESS')).toBeUndefined()
})

test('with a material, the pick-up is the next one that collects it', async () => {
  const region = { id: 'reg_4833000000' }
  await aRule(db, { regionId: region.id })
  await aRule(db, { id: 'rul_film', regionId: region.id, method: 'RECYCLABLES', materialIds: ['mat_film'] })
  const nextFor = async (materialId: string) => {
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

  expect(await nextFor('mat_film')).toEqual({ rule: { id: 'rul_film' } })
  for (const other of ['mat_glass', 'mat_nothing', '', '\0']) expect(await nextFor(other)).toBeNull()
})
