import { sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'

/** A job that was set aside: all its attempts failed. */
export interface FailedJob {
  id: string
  task: string
  attempts: number
  lastError: string | null
  createdAt: Date
  failedAt: Date
}

/** The jobs that were set aside, the oldest first. */
export async function listFailedJobs(db: Db, limit = 100): Promise<FailedJob[]> {
  const rows = await db.execute<
    Record<'id' | 'task' | 'lastError' | 'createdAt' | 'failedAt', string> & { attempts: number }
  >(sql`
    select id::text, task_identifier as task, attempts, last_error as "lastError", created_at as "createdAt",
      updated_at as "failedAt"
    from graphile_worker.jobs
    where attempts >= max_attempts and locked_at is null
    order by jobs.id
    limit ${limit}`)
  return rows.map(({ createdAt, failedAt, ...row }) => ({
    ...row,
    createdAt: new Date(createdAt),
    failedAt: new Date(failedAt),
  }))
}

/** Gives a job that was set aside all its attempts again, the first one now. False when there is no such job. */
export async function retryFailedJob(db: Db, id: string): Promise<boolean> {
  if (!/^\d{1,18}$/.test(id)) return false
  const rows = await db.execute(sql`
    select rescheduled.id
    from graphile_worker.jobs as failed
    cross join lateral graphile_worker.reschedule_jobs(array[failed.id], run_at := now(), attempts := 0) as rescheduled
    where failed.id = ${id}::bigint and failed.attempts >= failed.max_attempts and failed.locked_at is null`)
  return rows.length > 0
}
