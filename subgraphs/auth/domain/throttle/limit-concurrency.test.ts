import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { limitConcurrency } from './limit-concurrency.ts'

test('at most two run at a time, and the others follow in order', async () => {
  const limit = limitConcurrency({ max: 2, maxWaiting: 10 })
  const started: number[] = []
  let running = 0
  let most = 0
  const work = (name: number) => async () => {
    started.push(name)
    most = Math.max(most, ++running)
    await setImmediate()
    running--
    return name
  }

  const done = await Promise.all([1, 2, 3, 4, 5, 6].map((name) => limit(work(name))))

  expect(done).toEqual([1, 2, 3, 4, 5, 6])
  expect(started).toEqual([1, 2, 3, 4, 5, 6])
  expect(most).toBe(2)
})

test('work is rejected while the queue is full and accepted again afterwards', async () => {
  const limit = limitConcurrency({ max: 1, maxWaiting: 1 })
  const first = limit(setImmediate)
  const second = limit(setImmediate)

  await expect(limit(setImmediate)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } })

  await Promise.all([first, second])
  await expect(limit(async () => 'done')).resolves.toBe('done')
})

test('failed work frees its slot', async () => {
  const limit = limitConcurrency({ max: 1, maxWaiting: 0 })
  await expect(limit(() => Promise.reject(new Error('no')))).rejects.toThrow('no')

  await expect(limit(async () => 'done')).resolves.toBe('done')
})
