import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Db } from '../_shared/db.ts'

/** A waiting job of the queue. */
export interface WaitingJob {
  task: string
  payload: string[]
  runAt: Date
}

/** The jobs of the queue, in the order in which they run. */
export async function waitingJobs(db: Db): Promise<WaitingJob[]> {
  const rows = await db.execute<{ task: string; payload: string[]; runAt: string }>(sql`
    select tasks.identifier as task, jobs.payload, jobs.run_at as "runAt"
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    order by jobs.run_at, tasks.identifier, jobs.id`)
  return rows.map((row) => ({ ...row, runAt: new Date(row.runAt) }))
}

/** Removes the jobs of the queue. */
export async function clearJobs(db: Db): Promise<void> {
  await db.execute(sql`delete from graphile_worker._private_jobs`)
}

/** Waits until no job is due by the clock of this process, except those that a process that crashed has locked. */
export async function settle(db: Db): Promise<void> {
  for (let attempt = 0; attempt < 5_000; attempt++) {
    const [row] = await db.execute<{ busy: boolean }>(sql`
      select exists (
        select from graphile_worker._private_jobs
        where attempts < max_attempts and run_at <= ${new Date().toISOString()}::timestamptz
          and (locked_at is null or locked_at > ${new Date(Date.now() - 60_000).toISOString()}::timestamptz)
      ) as busy`)
    if (!row?.busy) return
    await sleep(6)
  }
  throw new Error('The jobs of a step did not end.')
}
