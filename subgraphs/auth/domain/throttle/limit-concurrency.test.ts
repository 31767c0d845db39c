import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { turns } from './limit-concurrency.ts'

test('no more than two run at a time, the others in the order they came', async () => {
  const inTurn = turns({ most: 2, waiting: 10 })
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

  const done = await Promise.all([1, 2, 3, 4, 5, 6].map((name) => inTurn(work(name))))

  expect(done).toEqual([1, 2, 3, 4, 5, 6])
  expect(started).toEqual([1, 2, 3, 4, 5, 6])
  expect(most).toBe(2)
})

test('whoever finds the line full is refused, and there is room again afterwards', async () => {
  const inTurn = turns({ most: 1, waiting: 1 })
  const first = inTurn(setImmediate)
  const second = inTurn(setImmediate)

  await expect(inTurn(setImmediate)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } })

  await Promise.all([first, second])
  await expect(inTurn(async () => 'done')).resolves.toBe('done')
})

test('work that fails makes room as well', async () => {
  const inTurn = turns({ most: 1, waiting: 0 })
  await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')

  await expect(inTurn(async () => 'done')).resolves.toBe('done')
})
