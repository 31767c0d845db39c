import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { assertionHeader, assertionVerifier } from '../subgraphs/_shared/assertion.ts'
import { names } from '../subgraphs/testing.ts'
import { dataSource, inProcess } from './data-sources.ts'
import { createGateway, planningSdl } from './gateway.ts'
import { overHttp } from './http-transport.ts'
import { smallGraph } from './testing.ts'

const supergraphSdl = readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8')
const log = pino({ level: 'silent' })
const secret = 'the one that router and info share'
const { signal } = new AbortController()

test('the gateway contacts no outside host', async () => {
  const connect = vi.spyOn(net.Socket.prototype, 'connect')
  const sources = names.map((name) => {
    const transport = {
      name,
      execute: async () => ({ result: { data: null }, cacheControl: undefined }),
      close: async () => {},
    }
    return [name, dataSource(transport, log)] as const
  })

  const { gateway } = createGateway(supergraphSdl, new Map(sources), log)
  await gateway.load()
  await new Promise((resolve) => setTimeout(resolve, 500))
  await gateway.stop()

  expect(connect).not.toHaveBeenCalled()
  connect.mockRestore()
})

test('only features that subgraphs enforce lose their purpose; the gateway still refuses any other security feature', async () => {
  const other = 'https://specs.apollo.dev/shield/v0.1'
  const sdl = supergraphSdl
    .replace('https://specs.apollo.dev/authenticated/v0.1', other)
    .replaceAll('@authenticated', '@shield')

  expect(planningSdl(supergraphSdl)).not.toContain('authenticated/v0.1", for: SECURITY')
  expect(planningSdl(sdl)).toContain(`${other}", for: SECURITY`)
  expect(planningSdl(sdl)).toContain('inaccessible/v0.2", for: SECURITY')
})

test('a schema with `@policy` composes, and the gateway runs its fields', async () => {
  const auth = {
    typeDefs: 'type Query { ok: Int } type Mutation { change: Int @policy(policies: [["recent_sign_in"]]) }',
    resolvers: { Query: { ok: () => 1 }, Mutation: { change: () => 2 } },
  }
  const viewer = { userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] }
  const { execute, sent } = await smallGraph({ auth }, { viewer })

  expect(await execute('mutation { change }')).toEqual({ data: { change: 2 } })
  expect(sent).toHaveLength(1)
})

test('a request over HTTP is signed and has no headers besides those it was given', async () => {
  const verify = assertionVerifier('info', [secret])
  const seen: { authentic: boolean; headers: string[] }[] = []
  const { url, close } = await listen(async (headers, body) => {
    const assertion = verify(String(headers[assertionHeader]), { body, authorization: headers.authorization })
    seen.push({ authentic: assertion !== null, headers: Object.keys(headers) })
    return '{"data":{"item":null}}'
  })
  const transport = overHttp('info', url, secret)

  const { result } = await transport.execute(
    { query: '{ item { id } }' },
    { authorization: 'Bearer a.b.c', 'x-request-id': '1' },
    signal,
  )
  await transport.close()
  await close()

  expect(result).toEqual({ data: { item: null } })
  expect(seen[0]?.authentic).toBe(true)
  expect(seen[0]?.headers.sort()).toEqual(
    ['authorization', 'connection', 'content-length', 'content-type', 'host', assertionHeader, 'x-request-id'].sort(),
  )
})

const silent = await listen(() => new Promise(() => {}))
afterAll(silent.close)

test.each([
  ['behind an address', overHttp('info', silent.url, secret)],
  ['in this process', inProcess({ name: 'info', execute: () => new Promise(() => {}) })],
])('a subgraph %s that never answers times out, with one error for each field', async (_where, transport) => {
  const request = { query: '{ box: item { id } items { totalCount } }' }
  const answer = await dataSource(transport, log, 100).process({
    kind: 'health check' as never,
    request,
    context: { headers: {}, signal },
  })
  await transport.close()

  expect(answer.data).toBeUndefined()
  expect(answer.errors).toMatchObject([{ path: ['box'] }, { path: ['items'] }])
})

test.each(['<html>', 'null', '5', '{}', '{"data":5}', '{"errors":"all"}', '{"data":null,"errors":[null]}'])(
  'a response of %s is refused',
  async (text) => {
    const { url, close } = await listen(async () => text)
    const transport = overHttp('info', url, secret)

    const response = transport.execute({ query: '{ item { id } }' }, {}, signal)

    await expect(response).rejects.toThrow()
    await close()
    await transport.close()
  },
)

async function listen(answer: (headers: Record<string, string | undefined>, body: string) => Promise<string>) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = request.headers as Record<string, string | undefined>
    response.setHeader('content-type', 'application/json').end(await answer(headers, Buffer.concat(chunks).toString()))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, close }
}
