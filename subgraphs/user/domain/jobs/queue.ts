import { sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'

/** The jobs of this subgraph. */
export type TaskName =
  | 'deliver_push'
  | 'deliver_mail'
  | 'remind'
  | 'refresh_collections'
  | 'summarise_week'
  | 'clean_up'

/** Attempts before a job is set aside. The pauses between them grow from 3 s to 18 min, and make half an hour. */
export const attemptsMax = 8

/** Notifications in the payload of one delivery job. */
export const batchSize = 50

/**
 * Adds a job in the transaction `tx`: it runs after the commit.
 * @param job.payload ids only: jobs that failed stay in the database
 * @param job.key replaces a waiting job with the same key
 */
export async function addJob(
  tx: Db,
  task: TaskName,
  job: { payload?: readonly string[]; runAt?: Date; key?: string; attempts?: number } = {},
): Promise<void> {
  const { payload = [], runAt, key, attempts = attemptsMax } = job
  await tx.execute(sql`
    select 1 from graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::json,
      run_at := ${runAt?.toISOString() ?? null}::timestamptz, max_attempts := ${attempts}::int, job_key := ${key ?? null}::text
    )`)
}
