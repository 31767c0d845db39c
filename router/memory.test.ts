import { type AddressInfo, connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Pool } from 'undici'
import { expect, test, vi } from 'vitest'
import { createRouter } from './server.ts'
import { collectGarbage, routerParts } from './testing.ts'

/** Sends a request and closes the connection once `isSeen`, before the answer. */
async function giveUp({ port }: AddressInfo, isSeen: () => void): Promise<void> {
  const body = '{"query":"{ materials { name } }"}'
  const head = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`
  const socket = connect(port, '127.0.0.1')
  socket.write(head + body)
  await vi.waitFor(isSeen, { interval: 2 })
  socket.resetAndDestroy()
}

test('requests that were answered, refused or given up are not kept in memory', async () => {
  const requests: WeakRef<object>[] = []
  const parts = routerParts({ data: { materials: [] } })
  const slow = parts.transports.map((transport) => ({
    ...transport,
    execute: (...given: Parameters<typeof transport.execute>) => setTimeout(30).then(() => transport.execute(...given)),
  }))
  const http = await createRouter({ ...parts, transports: slow, keepsAnswers: false })
  http.addHook('onRequest', (request, _reply, done) => {
    requests.push(new WeakRef(request))
    done()
  })
  const url = await http.listen({ host: '127.0.0.1', port: 0 })
  const client = new Pool(url, { connections: 10 })
  const send = async (query: string) => {
    const { body } = await client.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    await body.dump()
  }

  for (let round = 0; round < 30; round += 1) {
    const queries = ['{ materials { name } }', '{ nothing }', '{', `query Q${round} { __typename }`]
    await Promise.all(queries.map(send))
    const before = requests.length
    await giveUp(http.server.address() as AddressInfo, () => expect(requests.length).toBe(before + 1))
  }
  await client.close()

  expect(requests.length).toBe(150)
  await vi.waitFor(
    () => {
      collectGarbage()
      expect(requests.filter((request) => request.deref() !== undefined).length).toBeLessThan(10)
    },
    { timeout: 20_000, interval: 200 },
  )
  await http.close()
})
