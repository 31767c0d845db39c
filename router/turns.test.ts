import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Turns } from './turns.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const limits = { atOnce: 2, waiting: 3, waitMs: 1_000, capacityMs: 500, ownMs: 100, burstMs: 100 }

/** Whether a turn has begun by now. */
async function hasBegun(turn: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending')
  return (await Promise.race([turn, Promise.resolve(pending)])) !== pending
}

/** Takes a turn of `ms` after another until `forMs` have passed. @returns how many */
async function takeAll(
  queue: Turns,
  client: string,
  { ms, everyMs = 0, forMs }: Record<'ms' | 'forMs', number> & { everyMs?: number },
) {
  const end = performance.now() + forMs
  let count = 0
  while (performance.now() < end) {
    const endTurn = await queue.take(client)
    await new Promise((resolve) => setTimeout(resolve, ms))
    endTurn?.()
    if (endTurn) count += 1
    if (everyMs > ms) await new Promise((resolve) => setTimeout(resolve, everyMs - ms))
  }
  return count
}

test('the requests of a client wait for its own earlier ones, in order, and not for those of others', async () => {
  const queue = new Turns(limits)
  const [first, second] = [await queue.take('a'), await queue.take('a')]
  const third = queue.take('a')
  const fourth = queue.take('a')

  expect(await hasBegun(queue.take('b'))).toBe(true)
  expect(await hasBegun(third)).toBe(false)
  first?.()
  first?.()
  expect(await hasBegun(third)).toBe(true)
  expect(await hasBegun(fourth)).toBe(false)
  second?.()
  expect(await hasBegun(fourth)).toBe(true)
})

test('a client with too many waiting requests, or one that waited too long, gets no turn', async () => {
  const queue = new Turns(limits)
  const running = [await queue.take('a'), await queue.take('a')]
  const waiting = [queue.take('a'), queue.take('a'), queue.take('a')]

  expect(queue.isFull('a')).toBe(true)
  expect(await queue.take('a')).toBeNull()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await Promise.all(waiting)).toEqual([null, null, null])
  expect(queue.isFull('a')).toBe(false)
  const later = queue.take('a')
  running[0]?.()
  expect(await later).not.toBeNull()
})

test('a request whose client leaves while it waits takes no turn and no place in the queue', async () => {
  const queue = new Turns(limits)
  const running = await queue.take('a')
  await queue.take('a')
  const controller = new AbortController()
  const left = queue.take('a', controller.signal)
  const next = queue.take('a')
  controller.abort()

  expect(await left).toBeNull()
  running?.()
  expect(await hasBegun(next)).toBe(true)
})

test('alone, a client takes one turn after another without a pause', async () => {
  const queue = new Turns(limits)

  const count = takeAll(queue, 'a', { ms: 10, forMs: 2_000 })
  await vi.advanceTimersByTimeAsync(3_000)

  expect(await count).toBe(200)
})

test('beside others, the client that takes most pauses; one that takes less does not', async () => {
  const queue = new Turns(limits)

  const [greedy, alsoGreedy, modest] = [
    takeAll(queue, 'greedy', { ms: 40, forMs: 10_000 }),
    takeAll(queue, 'greedy', { ms: 40, forMs: 10_000 }),
    takeAll(queue, 'modest', { ms: 10, everyMs: 50, forMs: 10_000 }),
  ]
  await vi.advanceTimersByTimeAsync(20_000)

  expect(await modest).toBe(200)
  // Alone it would be 500 turns.
  expect((await greedy) + (await alsoGreedy)).toBeLessThan(250)
  expect((await greedy) + (await alsoGreedy)).toBeGreaterThan(50)
})
