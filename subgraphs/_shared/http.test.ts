import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createHttpServer, createLogger } from './http.ts'

test('errors outside GraphQL use its response format: a fault is only logged, a bad request is explained', async () => {
  const { http, lines } = await logged()
  http.post('/graphql', async () => {
    throw new Error('connect ECONNREFUSED 10.0.0.1:5432')
  })

  const fault = await http.inject({ method: 'POST', url: '/graphql', payload: {} })
  const malformed = await http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    payload: '{',
  })

  const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) }
  expect(fault.statusCode).toBe(500)
  expect(fault.json()).toEqual({ errors: [{ message: 'Something went wrong on our side.', extensions }] })
  expect(lines.join('')).toContain('10.0.0.1')
  expect(malformed.statusCode).toBe(400)
  expect(malformed.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
})

test("the log contains neither the variables of a GET nor the client's address", async () => {
  const { http, lines } = await logged()
  http.get('/graphql', async () => 'answer')

  await http.inject({ url: '/graphql?variables=robin', remoteAddress: '203.0.113.7' })

  expect(lines.join('')).toContain('"path":"/graphql"')
  expect(lines.join('')).not.toMatch(/robin|203\.0\.113\.7/)
})

test('the log contains no token, wherever a library logs a request, a response or an operation', () => {
  const lines: string[] = []
  const log = createLogger('debug', { write: (line) => lines.push(line) })
  const token = 'v1.ses_01.0.mac'

  log.info({ req: { headers: { authorization: token, cookie: `a=${token}` } } }, 'request')
  log.info({ res: { headers: { 'set-cookie': `a=${token}` } } }, 'response')
  log.info({
    operation: { refreshCookie: { token } },
    answer: { cookieChange: { token } },
    tokens: { refreshToken: token },
  })

  expect(lines).toHaveLength(3)
  expect(lines.join('')).not.toContain(token)
})

test('a request with several Authorization headers is refused', async () => {
  const { http } = await logged()
  http.get('/graphql', async () => 'answer')
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo
  const statusWith = (authorization: string | string[]) =>
    new Promise<number | undefined>((resolve) => {
      const sent = request({ port, path: '/graphql', agent: false, headers: { host: 'x' } }, (response) =>
        response.resume().on('end', () => resolve(response.statusCode)),
      )
      sent.setHeader('Authorization', authorization)
      sent.end()
    })

  const statuses = [await statusWith(['Bearer a.b.c', 'Bearer d.e.f']), await statusWith('Bearer a.b.c')]
  await http.close()

  expect(statuses).toEqual([400, 200])
})

test('closing waits for running requests but not for clients to close their connections', async () => {
  const { http } = await logged()
  let finish = () => {}
  http.get('/slow', () => new Promise((resolve) => (finish = () => resolve('done'))))
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true })
  const answered = new Promise<number | undefined>((resolve) => {
    request({ agent, port, path: '/slow' }, (response) =>
      response.resume().on('end', () => resolve(response.statusCode)),
    ).end()
  })
  await new Promise((resolve) => setTimeout(resolve, 100))

  const start = performance.now()
  const closed = http.close()
  setTimeout(finish, 100)

  expect(await answered).toBe(200)
  await closed
  expect(performance.now() - start).toBeLessThan(2_000)
  agent.destroy()
})

async function logged() {
  const lines: string[] = []
  const http = await createHttpServer(pino({ level: 'debug' }, { write: (line: string) => lines.push(line) }))
  return { http, lines }
}
