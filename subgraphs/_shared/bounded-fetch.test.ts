import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { boundedFetch } from './bounded-fetch.ts'

let answer: RequestListener = () => {}
const server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
const bounds = { timeoutMs: 500, bytesMax: 1_000 }

test('method, headers and body go out; status, headers and body come back', async () => {
  answer = async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    response.writeHead(201, { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] })
    response.end(`${request.method} ${request.headers['content-type']} ${body}`)
  }

  const body = new URLSearchParams({ grant: 'ä' })
  const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' })
  const response = await boundedFetch(url, { method: 'POST', headers, body }, bounds)

  expect(response.status).toBe(201)
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(await response.text()).toBe('POST application/x-www-form-urlencoded grant=%C3%A4')
})

test.each<[string, RequestListener]>([
  ['never answers', () => {}],
  ['stops in the middle', (_request, response) => response.writeHead(200).write('half')],
  ['sends a byte now and then', (_request, response) => drip(response)],
])('a service that %s fails in time, also after a garbage collection', async (_what, broken) => {
  answer = broken
  const began = performance.now()

  const fetched = boundedFetch(url, {}, bounds)
  // Enough garbage for several collections.
  const litter = setInterval(() => Array.from({ length: 100_000 }, () => ({})), 20)
  await expect(fetched).rejects.toThrow()
  clearInterval(litter)

  expect(performance.now() - began).toBeLessThan(3_000)
})

test('a service that sends too much, closes the connection or redirects is not followed', async () => {
  answer = (_request, response) => response.end('x'.repeat(1_001))
  await expect(boundedFetch(url, {}, bounds)).rejects.toThrow('more than 1000 bytes')

  answer = (request) => request.socket.destroy()
  await expect(boundedFetch(url, {}, bounds)).rejects.toThrow()

  answer = (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end()
  expect((await boundedFetch(url, {}, bounds)).status).toBe(302)
})

test('a response without a body has none', async () => {
  answer = (_request, response) => response.writeHead(204).end()

  expect(await (await boundedFetch(url, {}, bounds)).text()).toBe('')
})

function drip(response: { write(text: string): boolean; destroyed: boolean }): void {
  const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write('x')), 50)
}
