import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { askBy, askByHttp, GraphUnavailable } from './ask-graph.ts'

let answer: { status: number; headers?: Record<string, string>; body: string } = { status: 200, body: '' }
let received = ''
const server = createServer(async (request, response) => {
  received = ''
  for await (const chunk of request) received += chunk
  response.writeHead(answer.status, answer.headers).end(answer.body)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const address = server.address()
const url = `http://127.0.0.1:${typeof address === 'object' && address?.port}/graphql`
const ask = (given: typeof answer) => {
  answer = given
  return askByHttp(url)('query Days($id: ID!) { region(id: $id) { id } }', { id: 'reg_1' })
}

test('returns data, with the errors of its parts', async () => {
  const body = JSON.stringify({
    data: { region: null },
    errors: [{ message: 'Down.', path: ['region'], extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } }],
  })

  expect(await ask({ status: 200, body })).toEqual({
    data: { region: null },
    errors: [{ message: 'Down.', code: 'DOWNSTREAM_SERVICE_ERROR' }],
  })
  expect(JSON.parse(received)).toEqual({
    query: 'query Days($id: ID!) { region(id: $id) { id } }',
    variables: { id: 'reg_1' },
  })
})

test.each([429, 503])('a pause that the graph asks for is in the error (%i)', async (status) => {
  const error = await ask({ status, headers: { 'retry-after': '30' }, body: '{}' }).catch((reason: unknown) => reason)

  if (!(error instanceof GraphUnavailable)) throw new Error(`Not a GraphUnavailable: ${error}`)
  expect(Math.abs(Number(error.retryAt?.getTime()) - Date.now() - 30_000)).toBeLessThan(2_000)
})

test.each([
  ['a fault', { status: 500, body: 'Oops' }],
  ['a page of a proxy', { status: 200, body: '<html>' }],
  ['something else', { status: 200, body: '[]' }],
])('%s means that the graph is not available', async (_what, given) => {
  await expect(ask(given)).rejects.toThrow(GraphUnavailable)
})

test('a graph that cannot be reached is not available', async () => {
  const unreachable = askBy(() => Promise.reject(new Error('connect ECONNREFUSED')))

  await expect(unreachable('{ a }', {})).rejects.toThrow(GraphUnavailable)
})

test('a query that the graph refuses is a bug', async () => {
  const refused = ask({ status: 400, body: '{ "errors": [{ "message": "Cannot query field." }] }' })

  await expect(refused).rejects.toThrow('The graph refused a query: Cannot query field.')
  await expect(refused).rejects.not.toThrow(GraphUnavailable)
})
