import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Turns } from './turns.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const limits = { atOnce: 2, waiting: 3, waitMs: 1_000, shareMs: 500, burstMs: 100 }
const turns = () => new Turns(limits, () => performance.now())

/** Whether a turn has begun by now. */
async function hasBegun(turn: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending')
  return (await Promise.race([turn, Promise.resolve(pending)])) !== pending
}

test('the requests of a client wait for its own earlier ones, in order, and not for those of others', async () => {
  const queue = turns()
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
  const queue = turns()
  const given = [await queue.take('a'), await queue.take('a')]
  const waiting = [queue.take('a'), queue.take('a'), queue.take('a')]

  expect(await queue.take('a')).toBeNull()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await Promise.all(waiting)).toEqual([null, null, null])
  const later = queue.take('a')
  given[0]?.()
  expect(await later).not.toBeNull()
})

test('a client alone does not pause; beside others, it pauses after its burst until its share pays for what it took', async () => {
  const queue = turns()
  for (let count = 0; count < 5; count++) await spend(queue, 'a', 200)
  expect(await hasBegun(queue.take('a'))).toBe(true)

  const other = turns()
  await spend(other, 'a', 200)
  await other.take('b')
  await spend(other, 'a', 300)
  const ends = [await other.take('a')]
  const next = other.take('a')
  expect(ends).not.toContain(null)
  expect(await hasBegun(next)).toBe(false)
  await vi.advanceTimersByTimeAsync(300)
  expect(await hasBegun(next)).toBe(true)
})

async function spend(queue: Turns, client: string, ms: number): Promise<void> {
  const end = await queue.take(client)
  await vi.advanceTimersByTimeAsync(ms)
  end?.()
}
