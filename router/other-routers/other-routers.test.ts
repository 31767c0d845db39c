import { readFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { assertionHeader, assertionVerifier } from '../../subgraphs/_shared/assertion.ts'
import { assertionSetting } from '../../subgraphs/_shared/env.ts'
import { testLog } from '../../subgraphs/_shared/testing-logs.ts'
import { names } from '../../subgraphs/testing.ts'
import { readYaml } from '../compose/yaml.ts'
import type { Transport } from '../data-sources.ts'
import { withoutAccessRules } from './portable-schema.ts'
import { createSigningProxy } from './signing-proxy.ts'

const secretOf = (name: string) => `the secret of ${name}, for tests only`

/** The subgraphs that a signed request was accepted by, with what they got. */
async function aProxy(answer: Transport['execute']) {
  const transports = names.map((name) => ({ name, execute: answer, close: async () => {} }))
  const proxy = await createSigningProxy(transports, testLog())
  onTestFinished(() => proxy.close())
  return proxy
}

test('the proxy passes on an operation and five headers, and nothing that only our router may add', async () => {
  const got: unknown[] = []
  const proxy = await aProxy(async (operation, headers) => {
    got.push(operation, headers)
    return { result: { data: { ok: 1 } }, cacheControl: 'max-age=60, public' }
  })

  const response = await proxy.inject({
    method: 'POST',
    url: '/user/graphql',
    headers: {
      authorization: 'Bearer a',
      'accept-language': 'en',
      cookie: 'a=b',
      [assertionHeader]: 'x',
      traceparent: 'y',
    },
    payload: {
      query: '{ ok }',
      variables: { a: 1 },
      confirmedIds: ['plc_1'],
      refreshCookie: { token: 't' },
      extensions: {},
    },
  })

  expect([response.json(), response.headers['cache-control']]).toEqual([{ data: { ok: 1 } }, 'max-age=60, public'])
  expect(got).toEqual([
    { query: '{ ok }', variables: { a: 1 } },
    {
      ...{ authorization: 'Bearer a', 'accept-language': 'en', 'user-agent': 'lightMyRequest' },
      'x-request-id': expect.any(String),
    },
  ])
})

test('a subgraph that does not answer is 502 without its reason, and what is no operation is refused', async () => {
  const proxy = await aProxy(async () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:4002')))
  const ask = (payload: object, url = '/user/graphql') => proxy.inject({ method: 'POST', url, payload })

  const [down, wrong, unknown] = [await ask({ query: '{ ok }' }), await ask({ query: 1 }), await ask({}, '/x/graphql')]

  expect(down.statusCode).toBe(502)
  expect(down.body).not.toContain('10.0.0.7')
  expect([wrong.statusCode, unknown.statusCode]).toEqual([400, 404])
})

beforeEach(() => {
  for (const name of names) vi.stubEnv(assertionSetting(name), secretOf(name))
  return () => vi.unstubAllEnvs()
})

test('the plug-in of Hive Gateway signs each fetch so that its subgraph alone accepts it, and once', async () => {
  const { signFetches } = await import('./hive-gateway.config.ts')
  const body = '{"query":"{ ok }"}'
  let headers: Record<string, string> = {}
  signFetches.onFetch({
    options: { body, headers: { authorization: 'Bearer a' } },
    setOptions: (options) => {
      headers = (options as { headers: Record<string, string> }).headers
    },
    executionRequest: { subgraphName: 'user' },
  })

  const request = { body, authorization: 'Bearer a' }
  const [user, auth] = ['user', 'auth'].map((name) => assertionVerifier(name, [secretOf(name)]))
  expect(auth?.(headers[assertionHeader], request)).toBeNull()
  expect(user?.(headers[assertionHeader], { ...request, body: `${body} ` })).toBeNull()
  expect(user?.(headers[assertionHeader], request)).not.toBeNull()
  expect(user?.(headers[assertionHeader], request)).toBeNull()
})

test('without the rules of access, the subgraphs compose to the same fields', () => {
  const schemas = names.map((name) =>
    readFileSync(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8'),
  )
  const compose = (texts: readonly string[]) => {
    const { schema, errors } = composeServices(
      texts.map((text, nth) => ({ name: String(names[nth]), url: 'http://a.test', typeDefs: parse(text) })),
    )
    return {
      errors,
      fields: schema
        ?.toAPISchema()
        .allTypes()
        .map((type) => String(type)),
    }
  }

  const portable = compose(schemas.map(withoutAccessRules))

  expect(portable.errors).toBeUndefined()
  expect(portable.fields).toEqual(compose(schemas).fields)
  const supergraph = withoutAccessRules(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'))
  expect(schemas.map(withoutAccessRules).join() + supergraph).not.toMatch(
    /@?(authenticated|requiresScopes|policy)\b(?=[("/])/,
  )
})

test('the settings of Apollo Router and Cosmo send everything through the proxy, and no address that a client claims', () => {
  const read = (file: string) =>
    readYaml(file, readFileSync(new URL(file, import.meta.url), 'utf8'), z.record(z.string(), z.unknown()))
  const addresses = Object.fromEntries(names.map((name) => [name, `http://127.0.0.1:4010/${name}/graphql`]))
  const graph = read('cosmo-graph.yaml').subgraphs as { name: string; routing_url: string }[]

  expect(read('apollo-router.yaml').override_subgraph_url).toEqual(addresses)
  expect(Object.fromEntries(graph.map(({ name, routing_url }) => [name, routing_url]))).toEqual(addresses)
  for (const file of ['apollo-router.yaml', 'cosmo-router.yaml']) {
    const named = JSON.stringify(read(file).headers)
      .match(/"named":"[^"]*"/g)
      ?.map((text) => text.toLowerCase())
    expect(named).toEqual(['"named":"authorization"', '"named":"accept-language"', '"named":"user-agent"'])
  }
})
