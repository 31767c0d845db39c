import { afterAll, beforeEach, expect, test } from 'vitest'
import { type LightSignal, onAbort } from '../subgraphs/_shared/abort.ts'
import type { Operation } from '../subgraphs/_shared/operation.ts'
import type { SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { names } from '../subgraphs/testing.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

type Answer = (operation: Operation, signal: LightSignal) => Promise<SubgraphResponse['result']>

const referencesOf = ({ variables }: Operation) => variables?.references as { __typename: string; id: string }[]
/** An owner of which everything exists whose id has an even number. */
const evenOnes: Answer = async (operation) => ({
  data: {
    _entities: referencesOf(operation).map(({ __typename, id }) => (/[02468]$/.test(id) ? { __typename } : null)),
  },
})
let ofOwner = evenOnes
let sent: { subgraph: string; ids: readonly string[] | undefined }[] = []
const router = await createRouter({
  ...routerParts(),
  readViewer: async () => ({ userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] }),
  transports: names.map((name) => ({
    name,
    async execute(operation, _headers, signal) {
      if (operation.query.includes('revocations'))
        return { result: { data: { revocations: [] } }, cacheControl: undefined }
      if (operation.query.includes('isAccessTokenCurrent'))
        return { result: { data: { isAccessTokenCurrent: true } }, cacheControl: undefined }
      if (operation.query.includes('_entities')) {
        sent.push({ subgraph: name, ids: referencesOf(operation).map(({ __typename, id }) => `${__typename} ${id}`) })
        return { result: await ofOwner(operation, signal), cacheControl: undefined }
      }
      sent.push({ subgraph: name, ids: operation.confirmedIds })
      const payload = { userErrors: [] }
      return { result: { data: { savePlace: payload, saveItem: payload, setHome: payload } }, cacheControl: undefined }
    },
    close: async () => {},
  })),
})
afterAll(() => router.close())
beforeEach(() => {
  sent = []
  ofOwner = evenOnes
})

const post = (query: string, variables = {}) =>
  router.inject({
    ...{ method: 'POST', url: '/graphql', payload: { query, variables } },
    headers: { authorization: 'Bearer a.b.c' },
  })
const save = (id: string) => `savePlace(input: { placeId: "${id}" }) { userErrors { message } }`

test('each owner is asked once for all ids of its entities, and the mutation carries those that exist', async () => {
  await post(
    `mutation ($input: SetHomeInput!, $item: ID! = "itm_4") {
      setHome(input: $input) { userErrors { message } }
      ${save('plc_2')}
      again: ${save('plc_2')}
      other: ${save('plc_3')}
      saveItem(input: { itemId: $item }) { userErrors { message } }
    }`,
    { input: { regionId: 'reg_6' } },
  )

  const asked = sent.slice(0, 2).sort((a, b) => a.subgraph.localeCompare(b.subgraph))
  expect(asked).toEqual([
    { subgraph: 'info', ids: ['Item itm_4'] },
    { subgraph: 'location', ids: ['Region reg_6', 'Place plc_2', 'Place plc_3'] },
  ])
  expect(sent.slice(2)).toEqual([{ subgraph: 'user', ids: expect.arrayContaining(['reg_6', 'plc_2', 'itm_4']) }])
  expect(sent[2]?.ids).toHaveLength(3)
})

test.each([
  ['is down', async () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1:4003'))],
  [
    'hangs',
    (_operation, signal) => new Promise((_resolve, reject) => onAbort(signal, () => reject(new Error('aborted')))),
  ],
  ['has a fault', async () => ({ data: { _entities: [null] }, errors: [{ message: 'no database' }] })],
  ['answers with less than it was asked', async () => ({ data: { _entities: [] } })],
  ['answers something else', async () => ({ data: {} })],
] satisfies [string, Answer][])(
  'when the owner %s, nothing is changed and the client may try again',
  async (_what, answer) => {
    ofOwner = answer

    const response = await post(`mutation { ${save('plc_2')} }`)

    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toBe('1')
    expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
    expect(response.body).not.toContain('10.0.0.1')
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['location'])
  },
)

test.each(['', 'plc_', 'pizza-box', 'plc_\\u0000', `plc_${'x'.repeat(65)}`])(
  'nobody is asked about the text %j',
  async (text) => {
    await post(`mutation { ${save(text)} }`)

    expect(sent).toEqual([{ subgraph: 'user', ids: undefined }])
  },
)

test('an operation that names more objects than its fields can need asks nobody', async () => {
  const fields = Array.from({ length: 101 }, (_, nth) => `a${nth}: ${save(`plc_${nth}`)}`)

  const response = await post(`mutation { ${fields.join(' ')} }`)

  expect(response.statusCode).toBe(400)
  expect(sent).toEqual([])
})
