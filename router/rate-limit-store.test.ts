import { createServer, type Server, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { createRateLimitStore, memoryStore, type RateLimitStore } from './rate-limit-store.ts'
import { collectingLog } from './testing.ts'
import { hasRedis, startRedis } from './testing-redis.ts'

const use = (store: RateLimitStore, key: string, points = 1) => store.consume('tests', key, points, 10)

async function storeAt(url: string) {
  const { log, lines } = collectingLog('info')
  const store = await createRateLimitStore(url, log)
  onTestFinished(() => store.close())
  return { store, lines }
}

test('memory counts the points of each key for a minute', async () => {
  const store = memoryStore()

  expect(await use(store, 'a', 4)).toMatchObject({ remaining: 6 })
  expect(await use(store, 'a', 6)).toMatchObject({ remaining: 0 })
  const { remaining, resetMs } = await use(store, 'a')
  expect(remaining).toBe(-1)
  expect(resetMs).toBeGreaterThan(50_000)
  expect(await use(store, 'b')).toMatchObject({ remaining: 9 })
})

test('without Redis at its address, each router counts alone, with one line in the log', async () => {
  const { store, lines } = await storeAt(`redis://:pa55word-of-redis@127.0.0.1:${await freePort()}`)

  for (let count = 0; count < 10; count += 1) expect((await use(store, 'a')).remaining).toBe(9 - count)

  expect((await use(store, 'a')).remaining).toBe(-1)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('Redis does not respond')
  expect(lines[0]).not.toContain('pa55word')
})

test('a Redis that accepts connections and never answers holds up one request by a tenth of a second', async () => {
  const sockets = new Set<Socket>()
  const silent: Server = createServer((socket) => sockets.add(socket.on('error', () => {}))).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const address = silent.address()
  const { store } = await storeAt(`redis://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)

  const start = performance.now()
  for (let count = 0; count < 5; count += 1) expect((await use(store, 'a')).remaining).toBe(9 - count)

  // If each waited, it would be half a second.
  expect(performance.now() - start).toBeLessThan(400)
  for (const socket of sockets) socket.destroy()
  silent.close()
})

describe.skipIf(!hasRedis)('with redis-server, which this machine has or has not', () => {
  test('several routers share their limits, and keys vanish after a minute', async () => {
    const port = await freePort()
    await startRedis(port)
    const [one, two] = [await storeAt(`redis://127.0.0.1:${port}`), await storeAt(`redis://127.0.0.1:${port}`)]

    expect(await use(one.store, 'a', 6)).toMatchObject({ remaining: 4 })
    expect(await use(two.store, 'a', 4)).toMatchObject({ remaining: 0 })
    const refused = await use(one.store, 'a')

    expect(refused.remaining).toBe(-1)
    expect(refused.resetMs).toBeGreaterThan(50_000)
    expect(refused.resetMs).toBeLessThanOrEqual(60_000)
    expect([...one.lines, ...two.lines]).toEqual([])
  })

  test('a Redis that stops answering and comes back leaves two lines, and no request waits', async () => {
    const port = await freePort()
    const server = await startRedis(port)
    const { store, lines } = await storeAt(`redis://127.0.0.1:${port}`)
    await use(store, 'a', 3)

    server.kill('SIGSTOP')
    const start = performance.now()
    const during = []
    for (let count = 0; count < 10; count += 1) during.push(await use(store, 'a'))
    const waited = performance.now() - start
    server.kill('SIGCONT')

    expect(during.map(({ remaining }) => remaining)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    // If each waited, it would be a second.
    expect(waited).toBeLessThan(800)
    await vi.waitFor(async () => expect((await use(store, 'b')).remaining >= 0 && lines.length).toBe(2), {
      timeout: 8_000,
      interval: 500,
    })
    expect(lines[1]).toContain('counted in Redis again')
    // Also what the stopped server had received counts.
    expect((await use(store, 'a', 0)).remaining).toBeLessThanOrEqual(7)
  })
})
