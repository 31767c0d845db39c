import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../_shared/ids.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { contentTickets } from '../../db/schema.ts'
import { info } from '../../server.ts'

const { db, execute } = await testSubgraph(info)

beforeEach(async () => {
  await db.delete(contentTickets)
})

const clientMutationKey = '0192f6a2-7d5e-7c1f-9a53-3f1f5a0c9f10'
const from = (address: string) => ({ 'x-client-ip': address })

describe.each([
  ['requestItem', 'RequestItemInput', { name: 'Harpsichord' }, { name: '' }],
  [
    'reportGuideProblem',
    'ReportGuideProblemInput',
    { itemId: 'itm_paper-cup', problem: 'WRONG' },
    { itemId: 'itm_gone' },
  ],
] as const)('%s with a key', (field, type, values, invalid) => {
  const query = `mutation ($input: ${type}!) {
    ${field}(input: $input) { ticket { id receivedAt } userErrors { code } }
  }`
  const input = { ...values, clientMutationKey }
  const send = async (more: object, headers: object, person?: string) =>
    (await execute(query, { input: { ...input, ...more } }, person, headers)).data?.[field]

  test.each([
    ['a person', newId('usr')],
    ['a network', undefined],
  ])('makes one ticket for %s, sent twice in parallel or one after the other', async (_who, person) => {
    const [network, other] = [from('192.0.2.1'), from('198.51.100.1')]

    const parallel = await Promise.all([send({}, network, person), send({}, network, person)])
    // A person may have moved to another network; what is refused by now isn't looked at.
    const later = await send(invalid, person ? other : network, person)

    expect(later).toMatchObject({ ticket: { id: expect.stringMatching(/^tkt_/) }, userErrors: [] })
    expect(parallel).toEqual([later, later])
    expect(await db.$count(contentTickets)).toBe(1)
  })

  test('makes others for other keys, people and networks', async () => {
    const network = from('192.0.2.1')
    const sent = [
      await send({}, network),
      await send({ clientMutationKey: 'another' }, network),
      await send({}, from('198.51.100.1')),
      await send({}, network, newId('usr')),
      await send({}, network, newId('usr')),
    ]

    expect(new Set(sent.map(({ ticket }) => ticket.id)).size).toBe(5)
  })

  test('finds its ticket when its sender may send no more', async () => {
    const network = from('192.0.2.1')
    const first = await send({}, network)
    for (let count = 1; count < 20; count += 1) await send({ clientMutationKey: null }, network)

    expect(await send({ clientMutationKey: null }, network)).toMatchObject({
      userErrors: [{ code: 'TOO_MANY_MESSAGES' }],
    })
    expect(await send({}, network)).toEqual(first)
  })

  test.each(['', 'a b', 'é', 'a\0'])('that is malformed is a wrong request: %j', async (key) => {
    const { errors } = await execute(query, { input: { ...input, clientMutationKey: key } })

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})
