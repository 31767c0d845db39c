import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { aRule } from '../fixtures.ts'
import { info } from '../server.ts'

const { db, execute } = await testSubgraph(info)

const query = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on User { id nextCollection { date method rule { id } } } }
}`
const ask = (id: string, homeRegion: { id: string } | null, viewer?: string) =>
  execute(query, { representations: [{ __typename: 'User', id, homeRegion }] }, viewer)

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
