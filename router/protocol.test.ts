import { connect } from 'node:http2'
import { request } from 'node:https'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { drain } from '../subgraphs/_shared/http.ts'
import type { RouterParts } from './router-parts.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'
import { testCertificate } from './testing-certificate.ts'

const listening = async (
  parts: Partial<RouterParts> = {},
  data: Record<string, unknown> = { item: { name: 'Cup' } },
) => {
  const router = await createRouter({ ...routerParts({ data }), ...parts })
  afterAll(() => router.close())
  return { router, url: await router.listen({ host: '127.0.0.1', port: 0 }) }
}
const query = '{ item(slug: "cup") { name } }'
const body = JSON.stringify({ query })

/** Sends requests over one HTTP/2 connection at the same time. */
async function overHttp2(url: string, requests: { headers?: Record<string, string>; body?: string }[]) {
  const session = connect(url, { ca: testCertificate.cert })
  try {
    return await Promise.all(
      requests.map(
        ({ headers = {}, body }) =>
          new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
            const isPost = body !== undefined
            const stream = session.request({
              ...{ ':method': isPost ? 'POST' : 'GET', ':path': '/graphql' },
              ...(isPost && { 'content-type': 'application/json' }),
              ...headers,
            })
            let text = ''
            let received: Record<string, unknown> = {}
            stream.on('response', (given) => {
              received = given
            })
            stream.setEncoding('utf8').on('data', (piece: string) => {
              text += piece
            })
            stream.on('end', () => resolve({ status: Number(received[':status']), headers: received, text }))
            stream.on('error', reject)
            stream.end(body)
          }),
      ),
    )
  } finally {
    session.close()
  }
}

test('with a certificate, a connection carries many requests by HTTP/2, each with the limits and headers of any other', async () => {
  const { url } = await listening({ tls: testCertificate })

  const answers = await overHttp2(url, [
    ...Array.from({ length: 30 }, () => ({ body })),
    { headers: { ':path': `/graphql?${new URLSearchParams({ query })}` } },
    { body: '{"query":"{"}', headers: { accept: 'application/graphql-response+json' } },
    { body: `{"query":"${' '.repeat(100_001)}"}` },
    { headers: { ':path': '/nothing' } },
  ])

  expect(answers.map(({ status }) => status)).toEqual([...Array(31).fill(200), 400, 413, 404])
  expect(answers.slice(0, 31).map(({ text }) => text)).toEqual(Array(31).fill('{"data":{"item":{"name":"Cup"}}}\n'))
  expect(answers[0]?.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'ratelimit-policy': expect.any(String),
  })
})

test('a client without HTTP/2 is answered over TLS by HTTP/1.1', async () => {
  const { url } = await listening({ tls: testCertificate })

  const answer = await new Promise((resolve, reject) => {
    const sent = request(
      `${url}/graphql`,
      { method: 'POST', ca: testCertificate.cert, headers: { 'content-type': 'application/json' } },
      (response) => {
        response.setEncoding('utf8').once('data', (text) => resolve([response.httpVersion, response.statusCode, text]))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })

  expect(answer).toEqual(['1.1', 200, '{"data":{"item":{"name":"Cup"}}}\n'])
})

test('a router over HTTP/2 stops while connections are open, used ones and new ones', async () => {
  const { router, url } = await listening({ tls: testCertificate })
  const sessions = [connect(url, { ca: testCertificate.cert }), connect(url, { ca: testCertificate.cert })]
  await Promise.all(sessions.map((session) => new Promise((resolve) => session.once('connect', resolve))))
  const stream = sessions[0]?.request({ ':path': '/healthz' })
  await new Promise((resolve) => stream?.resume().once('end', resolve))

  await Promise.race([router.close(), setTimeout(20_000).then(() => Promise.reject(new Error('still open')))])

  for (const session of sessions) session.destroy()
})

test('a router that drains says that it is not ready, and still answers, once for each connection', async () => {
  const { router, url } = await listening()
  const ready = async () => (await fetch(`${url}/readyz`)).status
  expect(await ready()).toBe(200)

  const drained = drain(router, 300)
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })

  expect(await ready()).toBe(503)
  expect(answer.headers.get('connection')).toBe('close')
  expect(await answer.json()).toEqual({ data: { item: { name: 'Cup' } } })
  await drained
})

test.each(['/readyz', '/ready'])('%s says which of its dependencies answer, and needs none of them', async (url) => {
  const events = { listen: () => async () => {}, isConnected: () => false }
  const router = await createRouter({ ...routerParts(), events })
  onTestFinished(() => router.close())

  const response = await router.inject({ url })

  expect([response.statusCode, response.json()]).toEqual([
    200,
    { status: 'ready', subgraphs: { auth: 'up', user: 'up', location: 'up', info: 'up' }, broker: 'down' },
  ])
})

test('a request that is on its way when the router stops is answered', async () => {
  let answerIt = () => {}
  let isAsked = false
  const held = new Promise<void>((resolve) => {
    answerIt = resolve
  })
  const parts = routerParts()
  const transports = parts.transports.map((transport) => ({
    ...transport,
    execute: async (...given: Parameters<typeof transport.execute>) => {
      const answer = await transport.execute(...given)
      if (given[0].query.includes('item')) {
        isAsked = true
        await held
      }
      return answer
    },
  }))
  const { router, url } = await listening({ transports })
  const asked = fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  while (!isAsked) await setTimeout(10)

  const closed = router.close()
  await setTimeout(50)
  answerIt()

  expect((await asked).status).toBe(200)
  await closed
})

test('batches are off by default; where they are on, each operation has its own limits and the batch has one', async () => {
  const off = (await listening()).router
  const on = (await listening({ batchMax: 3 })).router
  const send = (router: typeof on, operations: object[]) =>
    router.inject({ method: 'POST', url: '/graphql', payload: operations, remoteAddress: '192.0.2.40' })
  const one = { query }

  const both = await send(on, [one, { query: '{ nothing }' }, { query: `{ ${'a '.repeat(3_000)} }` }])
  const many = await send(on, [one, one, one, one])

  expect((await send(off, [one])).json().errors[0].message).toBe('Operation batching disabled.')
  expect(both.json()).toMatchObject([
    { data: { item: { name: 'Cup' } } },
    { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    { errors: [{ extensions: { limit: { name: 'tokens', maximum: 2_000 } } }] },
  ])
  expect([many.statusCode, many.json().errors[0].message]).toEqual([
    400,
    'A batch has at most 3 operations; this one has 4.',
  ])
})

test('an operation of a batch that ignores the token or signs in changes nothing for the others', async () => {
  const seen: (string | undefined)[] = []
  const parts = routerParts()
  const transports = parts.transports.map((transport) => ({
    ...transport,
    execute: async (...given: Parameters<typeof transport.execute>) => {
      const [{ query: text }, { authorization }] = given
      if (text.includes('viewer')) seen.push(authorization)
      const answer = await transport.execute(...given)
      return text.includes('signIn') ? { ...answer, result: { data: { signIn: null } }, accessToken: 'other' } : answer
    },
  }))
  const viewer = { userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] }
  const { router } = await listening({ transports, batchMax: 3, readViewer: async () => viewer })
  const signIn =
    'mutation { signIn(input: { email: "a@b.example", password: "x", device: { platform: WEB } }) { userErrors { code } } }'

  await router.inject({
    ...{ method: 'POST', url: '/graphql', headers: { authorization: 'Bearer mine' } },
    payload: [{ query: signIn }, { query: '{ viewer { id } }' }, { query: signIn }],
  })

  expect(seen).toEqual(['Bearer mine'])
})

test('a page of another origin asks once a day whether it may send requests', async () => {
  const { router } = await listening({ origins: ['https://app.example'] })

  const preflight = await router.inject({
    ...{ method: 'OPTIONS', url: '/graphql' },
    headers: {
      origin: 'https://app.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization,graphql-cost',
    },
  })

  expect(preflight.statusCode).toBe(204)
  expect(preflight.headers).toMatchObject({
    'access-control-max-age': '86400',
    'access-control-allow-headers': 'content-type,authorization,graphql-cost',
  })
})
