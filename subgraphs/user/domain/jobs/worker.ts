import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { run, runMigrations, type Task, Logger as WorkerLogger } from 'graphile-worker'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Db } from '../../../_shared/db.ts'
import { serializeError, withoutSecrets } from '../../../_shared/errors.ts'
import type { TaskName } from './queue.ts'

export type Tasks = Partial<Record<TaskName, Task>>

/** Jobs that run at the same time. A delivery sends several messages at the same time itself. */
const concurrency = 3

/** How long a worker waits before it starts again, after it has lost the database. */
const restartMs = 5_000

// Otherwise the library waits for nobody who records the end of a job: stopping would lose it, and a lost database end the process.
const preset: GraphileConfig.Preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

/** Age of a lock that only a process that crashed can have left: every job ends sooner. */
const lockMaxMinutes = 5

/** Creates and migrates the tables of the queue, in a schema of their own. */
export const prepareQueue = (databaseUrl: string, log?: Logger): Promise<void> =>
  withPool(databaseUrl, 1, log, (pgPool) => runMigrations({ pgPool, logger: loggerFor(log) }))

/**
 * Runs the jobs of the queue until the returned function is called, which waits for those that run.
 * @param parts.crontab when to add jobs, in the format of cron
 * @param parts.clock `process` for tests that set the time of their process; the time of the database otherwise
 */
export function startWorker(parts: {
  databaseUrl: string
  tasks: Tasks
  crontab: string
  log: Logger
  clock?: 'process' | 'database'
}): () => Promise<void> {
  const { databaseUrl, tasks, crontab, log, clock = 'database' } = parts
  const stopping = new AbortController()
  // Besides the jobs, the listener and what adds regular jobs need a connection.
  const work = () =>
    withPool(databaseUrl, concurrency + 2, log, async (pgPool) => {
      const runner = await run({
        pgPool,
        taskList: tasks,
        crontab,
        concurrency,
        noHandleSignals: true,
        ...(clock === 'process' && { useNodeTime: true, pollInterval: 20 }),
        preset,
        logger: loggerFor(log),
      })
      const stop = () => void runner.stop().catch(() => {})
      stopping.signal.addEventListener('abort', stop, { once: true })
      if (stopping.signal.aborted) stop()
      // It ends by itself when it can't reach the database for a while.
      await runner.promise.finally(() => stopping.signal.removeEventListener('abort', stop))
    })
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) =>
        log.error({ cause: serializeError(error) }, 'The worker of the jobs failed'),
      )
      await sleep(restartMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return async () => {
    stopping.abort()
    await running
  }
}

/** Lets others run the jobs of processes that crashed. The library itself would wait for four hours. */
export async function releaseLostJobs(db: Db, now = new Date()): Promise<void> {
  await db.execute(sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs
    where locked_at < ${now.toISOString()}::timestamptz - ${lockMaxMinutes} * interval '1 minute'
    having count(*) > 0`)
}

// The library's own pool would leave errors of connections that are closing without anybody who handles them.
async function withPool(
  databaseUrl: string,
  max: number,
  log: Logger | undefined,
  work: (pool: pg.Pool) => Promise<void>,
): Promise<void> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    connectionTimeoutMillis: 10_000,
    application_name: 'bunri',
  })
  const report = (error: Error) =>
    log?.warn({ reason: withoutSecrets(error.message) }, 'A connection of the jobs failed')
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', report))
  try {
    await work(pool)
  } finally {
    await pool.end()
  }
}

// The library reports a failed attempt as an error; there will be more attempts.
const levels = { error: 'warn', warning: 'warn', info: 'debug', debug: 'trace' } as const

const loggerFor = (log: Logger | undefined) =>
  new WorkerLogger(() => (level, message) => log?.[levels[level]](withoutSecrets(message)))
