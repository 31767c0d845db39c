import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { testLog } from '../../../_shared/testing-logs.ts'
import { waitingJobs } from '../../testing.ts'
import { listFailedJobs, retryFailedJob } from './failed-jobs.ts'
import { addJob } from './queue.ts'
import { releaseLostJobs, startWorker, type Tasks } from './worker.ts'

const databaseUrl = await testDatabase('user')
const { db, close } = connect(databaseUrl)
afterAll(close)

const start = (tasks: Tasks) => startWorker({ databaseUrl, tasks, crontab: '', log: testLog() })

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await isDone()) return
    await sleep(50)
  }
  throw new Error('It did not happen within ten seconds.')
}

test('runs a job after the commit of the transaction that added it', async () => {
  const seen: unknown[] = []
  const stop = start({ deliver_mail: async (payload) => void seen.push(payload) })

  await db.transaction(async (tx) => {
    await addJob(tx, 'deliver_mail', { payload: ['ntf_1'] })
    await sleep(200)
    expect(seen).toEqual([])
  })

  await until(() => seen.length > 0)
  await stop()
  expect(seen).toEqual([['ntf_1']])
  expect(await waitingJobs(db)).toEqual([])
})

test('stopping waits for the jobs that run, and starts no others', async () => {
  let [begun, done] = [0, 0]
  const stop = start({
    deliver_mail: async () => {
      begun++
      await sleep(300)
      done++
    },
  })
  for (let count = 0; count < 10; count++) await addJob(db, 'deliver_mail')

  await until(() => begun > 0)
  await stop()

  expect(done).toBe(begun)
  expect(await waitingJobs(db)).toHaveLength(10 - done)
  await db.execute(sql`delete from graphile_worker._private_jobs`)
})

test('a job whose attempts all failed is set aside, and can be run again', async () => {
  let isBroken = true
  let runs = 0
  const stop = start({
    deliver_mail: async () => {
      runs++
      if (isBroken) throw new Error('the service is down')
    },
  })

  await addJob(db, 'deliver_mail', { payload: ['ntf_1'], attempts: 1 })
  await until(async () => (await listFailedJobs(db)).length > 0)

  const [failed] = await listFailedJobs(db)
  expect(failed).toMatchObject({ task: 'deliver_mail', attempts: 1, lastError: 'the service is down' })
  isBroken = false
  expect(await retryFailedJob(db, failed?.id ?? '')).toBe(true)
  await until(() => runs === 2)
  await stop()
  expect(await waitingJobs(db)).toEqual([])
  expect(await retryFailedJob(db, failed?.id ?? '')).toBe(false)
  expect(await retryFailedJob(db, 'x')).toBe(false)
})

test('survives the loss of its connections', async () => {
  const seen: unknown[] = []
  const stop = start({ deliver_mail: async (payload) => void seen.push(payload) })
  await addJob(db, 'deliver_mail', { payload: ['before'] })
  await until(() => seen.length === 1)

  await db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
  await sleep(100)
  await db.execute(sql`select 1`).catch(() => {})
  await addJob(db, 'deliver_mail', { payload: ['after'] })

  await until(() => seen.length === 2)
  await stop()
})

test('the job of a process that crashed runs again after five minutes', async () => {
  // The test before leaves a locked job if its connection was lost before the end of the job was recorded.
  await db.execute(sql`delete from graphile_worker._private_jobs`)
  await addJob(db, 'deliver_mail', { payload: ['lost'] })
  await db.execute(sql`
    update graphile_worker._private_jobs set locked_by = 'crashed', locked_at = now() - interval '4 minutes', attempts = 1`)
  const lockedBy = async () =>
    (await db.execute(sql`select locked_by from graphile_worker.jobs`)).map((row) => row.locked_by)

  await releaseLostJobs(db)
  expect(await lockedBy()).toEqual(['crashed'])
  await releaseLostJobs(db, new Date(Date.now() + 61_000))
  expect(await lockedBy()).toEqual([null])
})
