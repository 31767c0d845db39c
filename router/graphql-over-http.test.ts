import { serverAudits } from 'graphql-http'
import { afterAll, expect, test } from 'vitest'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

// The audits introspect.
const router = await createRouter({ ...routerParts(), development: true })
const url = `${await router.listen({ host: '127.0.0.1', port: 0 })}/graphql`
afterAll(() => router.close())

test('every audit of GraphQL over HTTP passes without a warning', async () => {
  const audits = serverAudits({ url, fetchFn: fetch })

  const results = await Promise.all(audits.map((audit) => audit.fn()))

  expect(results).toHaveLength(61)
  expect(results.filter(({ status }) => status !== 'ok')).toEqual([])
})

test.each([
  ['a document that is no GraphQL', '{', 'GRAPHQL_PARSE_FAILED'],
  ['a field that does not exist', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a variable without a value', 'query ($id: ID!) { node(id: $id) { id } }', 'BAD_USER_INPUT'],
  ['no operation of the name', 'query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
])('%s has status 200 in JSON and 400 in the media type of GraphQL', async (_what, query, code) => {
  const ask = async (accept: string) => {
    const headers = { 'content-type': 'application/json', accept }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
    return [response.status, errors[0]?.extensions.code]
  }

  expect(await ask('application/json')).toEqual([200, code])
  expect(await ask('*/*')).toEqual([200, code])
  expect(await ask('application/graphql-response+json')).toEqual([400, code])
})
