import { expect, test } from 'vitest'
import { beginWork } from './background-work.ts'

function someWork(started?: Promise<unknown>) {
  const seen: string[] = []
  const stopOf = (name: string) => async () => {
    seen.push(`${name} stopped`)
  }
  const work = beginWork({
    started,
    startJobs: () => {
      seen.push('jobs')
      return stopOf('jobs')
    },
    startEvents: () => {
      seen.push('events')
      return { stop: stopOf('events') }
    },
  })
  return { work, seen }
}

test('background work begins when the process has started, and not before', async () => {
  let start = () => {}
  const started = new Promise<void>((resolve) => {
    start = resolve
  })
  const { work, seen } = someWork(started)
  await Promise.resolve()
  const before = [...seen]

  start()
  await started
  await work.stop()

  expect(before).toEqual([])
  expect(seen).toEqual(['jobs', 'events', 'events stopped', 'jobs stopped'])
})

test('without a start to wait for, it begins at once', async () => {
  const { work, seen } = someWork()

  expect(seen).toEqual(['jobs', 'events'])
  expect(work.events()).toBeDefined()
})

test('work that is stopped before the process has started never begins', async () => {
  let start = () => {}
  const started = new Promise<void>((resolve) => {
    start = resolve
  })
  const { work, seen } = someWork(started)

  await work.stop()
  start()
  await started

  expect(seen).toEqual([])
})
