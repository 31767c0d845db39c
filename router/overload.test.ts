import { type AddressInfo, connect, type Socket } from 'node:net'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { createHttpServer } from '../subgraphs/_shared/http.ts'
import { limitRequests, networkTurns, requestsMax } from './overload.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

test('a client that does not read its response keeps no other client out', async () => {
  const http = await createHttpServer(pino({ level: 'silent' }))
  let answered = 0
  await http.register(async (graph) => {
    limitRequests(graph, 1)
    graph.get('/large', async () => {
      answered += 1
      return Buffer.alloc(30_000_000)
    })
  })
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo
  const slow: Socket = connect(port, '127.0.0.1', () => slow.pause().write('GET /large HTTP/1.1\r\nHost: a\r\n\r\n'))
  await vi.waitFor(() => expect(answered).toBe(1))
  await new Promise((resolve) => setTimeout(resolve, 50))

  const response = await http.inject({ url: '/large' })

  expect(response.statusCode).toBe(200)
  slow.destroy()
  await http.close()
})

test('the requests of one network wait for each other, and those of another do not', async () => {
  const http = await createHttpServer(pino({ level: 'silent' }))
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  await http.register(async (graph) => {
    limitRequests(graph, 200, { ...networkTurns, atOnce: 1, waiting: 2, waitMs: 60_000 })
    graph.get('/slow', () => finished.then(() => 'done'))
    graph.get('/', async () => 'done')
  })
  const ask = (url: string, remoteAddress: string) => http.inject({ url, remoteAddress })

  const slow = ask('/slow', '192.0.2.1')
  const waiting = [ask('/', '192.0.2.1'), ask('/', '192.0.2.1')]
  await new Promise((resolve) => setTimeout(resolve, 50))
  const tooMany = await ask('/', '192.0.2.1')
  const other = await ask('/', '192.0.2.2')
  const sameSite = await Promise.all(['2001:db8:1:1::1', '2001:db8:1:2::1'].map((address) => ask('/', address)))
  finish()

  expect([tooMany.statusCode, other.statusCode]).toEqual([429, 200])
  expect(tooMany.json().errors[0].extensions.code).toBe('RATE_LIMITED')
  expect(sameSite.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect((await Promise.all([slow, ...waiting])).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect((await ask('/', '192.0.2.1')).statusCode).toBe(200)
  await http.close()
})

test('requests beyond the maximum are refused at once, and taken again afterwards', async () => {
  const answers: (() => void)[] = []
  const slow = await createRouter({
    ...routerParts({ data: {} }),
    readViewer: () => new Promise((resolve) => answers.push(() => resolve(null))),
  })
  let networks = 0
  const ask = () => {
    const remoteAddress = `192.0.2.${networks++}`
    const headers = { authorization: 'Bearer a.b.c' }
    return slow.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ __typename }' },
      headers,
      remoteAddress,
    })
  }
  const accepted = Array.from({ length: requestsMax }, ask)
  await vi.waitFor(() => expect(answers).toHaveLength(requestsMax), { timeout: 30_000 })

  const refused = await ask()
  for (const answer of answers) answer()
  const statuses = (await Promise.all(accepted)).map(({ statusCode }) => statusCode)
  const next = ask()
  await vi.waitFor(() => expect(answers).toHaveLength(requestsMax + 1), { timeout: 30_000 })
  answers.at(-1)?.()

  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '1'])
  expect(refused.json().errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }])
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect((await next).statusCode).toBe(200)
  await slow.close()
})
