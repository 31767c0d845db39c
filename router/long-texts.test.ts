import { afterAll, describe, expect, test } from 'vitest'
import { names } from '../subgraphs/testing.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

const forwarded: Record<string, string | undefined>[] = []
const router = await createRouter({
  ...routerParts(),
  transports: names.map((name) => ({
    name,
    execute: async (_operation, headers) => {
      forwarded.push({ ...headers })
      return { result: { data: { item: null, searchItems: null } }, cacheControl: '' }
    },
    close: async () => {},
  })),
})
afterAll(() => router.close())

const post = (payload: object, headers = {}) => router.inject({ method: 'POST', url: '/graphql', payload, headers })
const long = 'n'.repeat(201)

describe('a name of more than 200 characters is refused', () => {
  test.each<[string, object]>([
    ['of an operation', { query: `query ${long} { item(slug: "a") { id } }` }],
    ['of a variable', { query: `query ($${long}: String) { item(slug: $${long}) { id } }` }],
    ['in the variables', { query: '{ __typename }', variables: { [long]: 1 } }],
    ['inside a variable', { query: '{ __typename }', variables: { input: { [long]: 1 } } }],
    ['of an alias', { query: `{ ${long}: item(slug: "a") { id } }` }],
    ['of a fragment', { query: `{ ...${long} } fragment ${long} on Query { __typename }` }],
  ])('%s', async (_what, payload) => {
    const response = await post(payload)

    expect(response.statusCode).toBe(400)
    expect(response.json().errors).toEqual([
      {
        message: expect.stringMatching(/^A name in an operation has at most 200 characters; this one has 201\.$/),
        extensions: { code: 'BAD_USER_INPUT', limit: { name: 'name-characters', maximum: 200, met: 201 } },
      },
    ])
  })
})

const nested = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`
const finish = (response: string) => `finishPasskeySignIn(input: {
  challengeToken: "none", response: ${response}, device: { platform: WEB }
}) { userErrors { code } }`

describe('values inside many lists or objects are refused before the operation is planned', () => {
  const objects = `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`
  const withVariable = `mutation ($response: JSON!) { ${finish('$response')} }`
  test.each<[string, string, string]>([
    ['of a literal', `mutation { ${finish(nested(900))} }`, '1'],
    ['of a default', `mutation ($response: JSON! = ${nested(900)}) { ${finish('$response')} }`, '1'],
    ['of a variable', withVariable, nested(45_000)],
    ['of a variable, as objects', withVariable, objects],
    ['of a literal, one more than allowed', `mutation { ${finish(nested(8))} }`, '1'],
  ])('%s', async (_what, query, response) => {
    const answer = await router.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: `{"query":${JSON.stringify(query)},"variables":{"response":${response}}}`,
    })

    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors).toEqual([
      {
        message: 'An input has at most 8 levels of lists and objects; this one has more.',
        extensions: { code: 'BAD_USER_INPUT', limit: { name: 'input-levels', maximum: 8, met: 9 } },
      },
    ])
  })

  test('and those in as many lists as allowed are planned quickly', async () => {
    const wide = `${'['.repeat(6)}${`[${'1 '.repeat(49)}]`.repeat(35)}${']'.repeat(6)}`
    const began = performance.now()

    const response = await post({ query: `mutation { ${finish(wide)} }` })

    expect(response.statusCode).toBe(200)
    // A check that takes quadratic time would take minutes.
    expect(performance.now() - began).toBeLessThan(30_000)
  })
})

test('the name of no operation is not repeated', async () => {
  const response = await post({ query: 'query A { __typename }', operationName: 'n'.repeat(90_000) })

  expect(response.statusCode).toBe(200)
  expect(response.json()).not.toHaveProperty('data')
  expect(response.body.length).toBeLessThan(500)
})

test('a name of 200 characters is taken', async () => {
  const name = 'n'.repeat(200)
  const response = await post({
    query: `query ${name}($${name}: String) { ${name}: item(slug: $${name}) { id } }`,
    operationName: name,
    variables: { [name]: 'a' },
  })

  expect(response.json().errors).toBeUndefined()
})

test.each<[string, string, object]>([
  [
    'an enum value',
    'query ($m: [DisposalMethod!]) { items(filter: { disposalMethods: $m }) { totalCount } }',
    { m: ['x'.repeat(7_999)] },
  ],
  ['a language', 'query ($l: Locale) { searchItems(query: "a", locale: $l) { totalCount } }', { l: 'x'.repeat(7_999) }],
  ['a number', 'query ($n: Int) { items(first: $n) { totalCount } }', { n: 'x'.repeat(7_999) }],
])('an error about %s does not repeat all of a long value', async (_what, query, variables) => {
  const response = await post({ query, variables })

  expect(response.body.length).toBeLessThan(1_500)
  expect(response.json().errors[0].extensions.code).toBe('BAD_USER_INPUT')
})

test.each([
  ['accept-language', 'ko-'.repeat(4_000)],
  ['accept-language', 'q,'.repeat(7_000)],
  ['user-agent', 'a'.repeat(15_000)],
  ['x-request-id', 'a'.repeat(15_000)],
  ['apollographql-client-name', 'a'.repeat(15_000)],
  ['apollo-require-preflight', 'a'.repeat(15_000)],
  ['x-forwarded-for', '1.2.3.4,'.repeat(1_500)],
])('a long %s header reaches no subgraph at full length', async (name, value) => {
  forwarded.length = 0
  const before = process.cpuUsage()
  const response = await post({ query: '{ item(slug: "a") { id } }' }, { [name]: value })

  expect(response.statusCode).toBe(200)
  const { user, system } = process.cpuUsage(before)
  expect(user + system).toBeLessThan(1_000_000)
  expect(forwarded.length).toBeGreaterThan(0)
  for (const headers of forwarded)
    for (const text of Object.values(headers)) expect(text?.length ?? 0).toBeLessThanOrEqual(200)
})
