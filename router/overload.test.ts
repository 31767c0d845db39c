import { type AddressInfo, connect, type Socket } from 'node:net'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { createHttpServer } from '../subgraphs/_shared/http.ts'
import { limitRequests } from './overload.ts'

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
