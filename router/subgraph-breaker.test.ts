import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { propertyRuns } from '../subgraphs/_shared/testing.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import type { Transport } from './data-sources.ts'
import { overHttp } from './http-transport.ts'
import { createRouter } from './server.ts'
import { guarded, NotAsked, RequestRefused } from './subgraph-breaker.ts'
import { collectingLog, routerParts } from './testing.ts'

const secret = 'the one that router and location share'
const limits = { size: 10, minimum: 4, restMs: 100, restMsMax: 200, atOnce: 20, waiting: 40, waitMs: 500 }
const { signal } = new AbortController()
const operation = { query: '{ a }' }

/** A subgraph that does what a test says, and how often it was asked. */
function aTransport() {
  const state = { asked: 0, answer: async (): Promise<unknown> => ({ result: { data: {} } }) }
  const transport: Transport = {
    name: 'location',
    execute: (async () => {
      state.asked += 1
      return state.answer()
    }) as unknown as Transport['execute'],
    close: async () => {},
  }
  return { state, transport }
}

test('more fetches than there are places wait for their turn; beyond what may wait, and after too long, they are not asked', async () => {
  const { state, transport } = aTransport()
  const { execute } = guarded(transport, collectingLog().log, limits)
  const ask = (by = signal) =>
    execute(operation, {}, by).then(
      () => 'answered',
      (error) => (error instanceof NotAsked ? 'not asked' : error.message),
    )
  const count = (answers: readonly string[], answer: string) => answers.filter((one) => one === answer).length
  const askAll = (fetches: number) => Promise.all(Array.from({ length: fetches }, () => ask()))

  state.answer = async () => sleep(20, { result: { data: {} } })
  const inTurn = await askAll(60)
  const tooMany = await askAll(70)
  state.answer = async () => sleep(900, { result: { data: {} } })
  const slow = askAll(25)
  const leaving = new AbortController()
  const left = ask(leaving.signal)
  leaving.abort(new Error('gone'))

  expect(count(inTurn, 'answered')).toBe(60)
  expect([count(tooMany, 'answered'), count(tooMany, 'not asked')]).toEqual([60, 10])
  expect(await left).toBe('gone')
  expect([count(await slow, 'answered'), count(await slow, 'not asked')]).toEqual([20, 5])
  expect(await askAll(1)).toEqual(['answered'])
})

test('a subgraph that fails is not asked, then by one fetch at a time, then by all again', async () => {
  const { state, transport } = aTransport()
  const { log, lines } = collectingLog()
  const { execute, isOpen } = guarded(transport, log, limits)
  const ask = (by = signal) =>
    execute(operation, {}, by).then(
      () => 'answered',
      (error) => (error instanceof NotAsked ? 'not asked' : 'failed'),
    )
  state.answer = () => Promise.reject(new Error('down'))
  for (let nth = 0; nth < 4; nth += 1) expect(await ask()).toBe('failed')

  const whileOpen = await ask()
  await sleep(250)
  let end = (_value: unknown) => {}
  state.answer = () =>
    new Promise((resolve) => {
      end = resolve
    })
  const trial = ask()
  const duringTrial = await ask()
  end({ result: { data: {} } })
  const afterwards = [await trial, isOpen()]
  state.answer = async () => ({ result: { data: {} } })

  expect([whileOpen, duringTrial, ...afterwards, await ask()]).toEqual([
    'not asked',
    'not asked',
    'answered',
    false,
    'answered',
  ])
  expect(state.asked).toBe(6)
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    'A subgraph does not answer and is asked no more, but for trials',
    'A subgraph answers again',
  ])
})

test('clients that leave and requests that are refused say nothing about a subgraph', async () => {
  const { state, transport } = aTransport()
  const { execute, isOpen } = guarded(transport, collectingLog().log, limits)
  const left = AbortSignal.abort(new Error('The client closed the connection.'))
  state.answer = () => Promise.reject(left.reason)

  for (let nth = 0; nth < 20; nth += 1) await expect(execute(operation, {}, left)).rejects.toBe(left.reason)
  state.answer = () => Promise.reject(new RequestRefused('status 413'))
  for (let nth = 0; nth < 20; nth += 1) await expect(execute(operation, {}, signal)).rejects.toThrow(RequestRefused)

  expect([isOpen(), state.asked]).toEqual([false, 40])
})

const query = '{ searchPlaces(query: "a") { nodes { id } } item(slug: "can") { slug } }'

/** A router whose location is at an address, and clients of many networks that ask it. */
async function routerOver(url: string) {
  const parts = routerParts({ data: { item: { __typename: 'Item', slug: 'can' } } })
  const { log, lines } = collectingLog('info')
  const router = await createRouter({
    ...parts,
    ...{ log, timeoutsMs: new Map([['location', 500]]), breakerLimits: limits, metrics: { token: undefined } },
    // Each question reaches the subgraphs.
    keepsAnswers: false,
    transports: [...parts.transports.filter(({ name }) => name !== 'location'), overHttp('location', url, secret)],
  })
  onTestFinished(() => router.close())
  const answers: { data: Record<string, unknown> }[] = []
  let isOver = false
  const client = async (nth: number) => {
    while (!isOver) {
      const response = await router.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query },
        remoteAddress: `192.0.2.${nth}`,
      })
      answers.push(response.json())
      await sleep(5)
    }
  }
  const clients = Array.from({ length: 16 }, (_, nth) => client(nth))
  return {
    answers,
    lines,
    async isResting() {
      const { body } = await router.inject({ url: '/metrics', headers: { host: 'localhost' } })
      return body.includes('bunri_subgraph_resting{subgraph="location"} 1')
    },
    async stop() {
      isOver = true
      await Promise.all(clients)
    },
  }
}

test('while one subgraph hangs under load, the others are served at once; when it answers again, so are its fields', async () => {
  let hangs = true
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    request.resume()
    const answer = () =>
      response.setHeader('content-type', 'application/json').end('{"data":{"searchPlaces":{"nodes":[]}}}')
    if (!hangs) answer()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const load = await routerOver(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`)

  await vi.waitFor(async () => expect(await load.isResting()).toBe(true), 10_000)
  const before = { asked, answers: load.answers.length }
  await sleep(800)
  const whileResting = { asked: asked - before.asked, answers: load.answers.length - before.answers }
  hangs = false
  await vi.waitFor(() => expect(load.answers.at(-1)?.data.searchPlaces).not.toBeNull(), 10_000)
  await vi.waitFor(async () => expect(await load.isResting()).toBe(false), 10_000)
  await load.stop()
  lag.disable()

  expect(load.answers.filter(({ data }) => (data.item as { slug: string } | null)?.slug !== 'can')).toEqual([])
  // Only trials wait for the deadline.
  expect(whileResting.asked).toBeLessThan(whileResting.answers / 3)
  // A machine with other work has delays of its own.
  expect(lag.percentile(50) / 1e6).toBeLessThan(500)
})

test('a subgraph that is killed and started again under load costs only its fields', async () => {
  const port = await freePort()
  const start = async () => {
    const server: Server = createServer((request, response) => {
      request.resume()
      // Some requests are on their way when it is killed.
      setTimeout(
        () => response.setHeader('content-type', 'application/json').end('{"data":{"searchPlaces":{"nodes":[]}}}'),
        10,
      )
    }).listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  let server = await start()
  const load = await routerOver(`http://127.0.0.1:${port}/graphql`)
  const times = propertyRuns(20, 100)

  for (let nth = 0; nth < times; nth += 1) {
    await sleep(30)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await sleep(30)
    server = await start()
    const known = load.answers.length
    await vi.waitFor(
      () => expect(load.answers.slice(known).some(({ data }) => data.searchPlaces !== null)).toBe(true),
      { timeout: 10_000, interval: 10 },
    )
  }
  await load.stop()
  server.closeAllConnections()
  server.close()

  expect(load.answers.filter(({ data }) => (data.item as { slug: string } | null)?.slug !== 'can')).toEqual([])
  expect(load.answers.some(({ data }) => data.searchPlaces === null)).toBe(true)
})
