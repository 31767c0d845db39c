import { expect, test } from 'vitest'
import { memoryStore } from './rate-limit-store.ts'
import { workerStore } from './worker-rate-limits.ts'

/** A main process, and its questions. */
function mainProcess() {
  const store = memoryStore()
  const asked: number[] = []
  const ask: NonNullable<Parameters<typeof workerStore>[1]> = async (charges) => {
    asked.push(charges.length)
    return Promise.all(charges.map((charge) => store.consume(...charge)))
  }
  return { ask, asked }
}

test('far from a limit, a worker answers by itself, and reports what was used together', async () => {
  const { ask, asked } = mainProcess()
  const [one, other] = [workerStore(2, ask), workerStore(2, ask)]

  for (let nth = 0; nth < 10; nth += 1) await one.consume('queries', `network ${nth % 2}`, 1_000, 100_000)
  expect(asked).toEqual([])
  await expect.poll(() => asked).toEqual([2])

  expect(await other.consume('queries', 'network 0', 50_000, 100_000)).toMatchObject({
    used: 55_000,
    remaining: 45_000,
  })
})

test('workers exceed a limit of queries by half at most, whatever they know of each other', async () => {
  const { ask } = mainProcess()
  const workers = Array.from({ length: 4 }, () => workerStore(4, ask))
  let granted = 0
  for (let nth = 0; nth < 400; nth += 1) {
    const allowance = await workers[nth % 4]?.consume('queries', 'network', 1_000, 100_000)
    if (Number(allowance?.remaining) >= 0) granted += 1_000
  }

  expect(granted).toBeGreaterThanOrEqual(100_000)
  expect(granted).toBeLessThanOrEqual(150_000)
  await expect.poll(async () => (await workers[0]?.consume('queries', 'network', 1, 100_000))?.remaining).toBe(-1)
})

test('small limits are exact, and without the main process each worker counts alone', async () => {
  const { ask } = mainProcess()
  const workers = [workerStore(2, ask), workerStore(2, ask)]
  const left: (number | undefined)[] = []
  for (let nth = 0; nth < 4; nth += 1)
    left.push((await workers[nth % 2]?.consume('sign-ins', 'network', 1, 3))?.remaining)
  expect(left).toEqual([2, 1, 0, -1])

  const alone = workerStore(2, () => Promise.reject(new Error('gone')))
  expect([await alone.consume('sign-ins', 'n', 1, 1), await alone.consume('sign-ins', 'n', 1, 1)]).toMatchObject([
    { remaining: 0 },
    { remaining: -1 },
  ])
})
