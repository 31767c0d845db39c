import type { Task } from 'graphile-worker'
import type { Logger } from 'pino'
import type { AskGraph } from '../_shared/ask-graph.ts'
import type { Db } from '../_shared/db.ts'
import { safeError } from '../_shared/errors.ts'
import { appendEvents } from '../_shared/events/append.ts'
import type { Config } from './config.ts'
import { fcmTransport } from './domain/delivery/fcm.ts'
import { type AppendMailRequests, deliverMails } from './domain/delivery/mail.ts'
import { deliverPushes } from './domain/delivery/push.ts'
import type { PushTransports } from './domain/delivery/push-transport.ts'
import { webPushTransport } from './domain/delivery/web-push.ts'
import { summariseWeek } from './domain/diary/weekly-summary.ts'
import { releaseLostJobs, startWorker, type Tasks } from './domain/jobs/worker.ts'
import { refreshCollections, refreshKey } from './domain/reminders/refresh.ts'
import { remindDue } from './domain/reminders/remind.ts'
import { deleteExpired } from './domain/retention.ts'

// Each job has a key, so that no second one waits while the worker is late. A reminder that is missed is sent by the next run.
const crontab = `
* * * * * remind ?jobKey=remind&max=1
7 * * * * refresh_collections ?jobKey=${refreshKey}&max=8&fill=1h
5 * * * * summarise_week ?jobKey=summarise-week&max=3
23 3 * * * clean_up ?jobKey=clean-up&max=3
`

/**
 * Starts the background work: sends notifications; every minute the reminders that are due; every hour asks the graph for collection
 * days. Returns a function that stops it, after the jobs that run.
 * @param parts.graph the whole graph; without it there are no reminders
 */
export function jobs(parts: {
  db: Db
  config: Config
  log: Logger
  graph?: AskGraph | undefined
}): () => Promise<void> {
  const { db, config, log, graph } = parts
  if (!graph)
    log.warn('Reminders of collections are off: set ROUTER_URL, so that this service can ask for collection days')
  const tasks = tasksOf({ db, transports: transportsOf(config.push), graph, appendMailRequests })
  return startWorker({ databaseUrl: config.databaseUrl, tasks, crontab, log })
}

/** The jobs by name. @param parts.now the clock, for tests */
export function tasksOf(parts: {
  db: Db
  transports: PushTransports
  graph: AskGraph | undefined
  appendMailRequests: AppendMailRequests
  now?: () => Date
}): Tasks {
  const { db, transports, graph, appendMailRequests, now = () => new Date() } = parts
  const tasks = {
    deliver_push: async (payload, { job, abortSignal }) => {
      const attempt = { attemptsLeft: job.max_attempts - job.attempts, isStopping: () => abortSignal.aborted }
      const failures = await deliverPushes(db, idsIn(payload), transports, attempt, now())
      // The library tries those again whose promise is rejected.
      return failures.map((error) => (error ? Promise.reject(safeError(error)) : Promise.resolve()))
    },
    deliver_mail: async (payload) => deliverMails(db, idsIn(payload), appendMailRequests, now()),
    remind: async () => {
      await releaseLostJobs(db, now())
      await remindDue(db, now())
    },
    refresh_collections: async (_payload, { abortSignal }) => {
      if (graph) await refreshCollections(db, graph, { isStopping: () => abortSignal.aborted, now: now() })
    },
    summarise_week: async () => {
      await summariseWeek(db, now())
    },
    clean_up: async () => deleteExpired(db, now()),
  } satisfies Record<string, Task>
  return Object.fromEntries(Object.entries<Task>(tasks).map(([name, task]) => [name, withSafeErrors(task)]))
}

// The library logs and keeps the message of an error. Drizzle's has the parameters of the statement, which may be personal.
const withSafeErrors =
  (task: Task): Task =>
  async (payload, helpers) => {
    try {
      return await task(payload, helpers)
    } catch (error) {
      throw safeError(error)
    }
  }

/** The push services with settings. APNs has no adapter yet: its devices are kept, and get nothing. */
const transportsOf = ({ vapid, endpoints, fcm }: Config['push']): PushTransports => ({
  ...(vapid && { WEB_PUSH: webPushTransport(vapid, endpoints) }),
  ...(fcm && { FCM: fcmTransport(fcm) }),
})

// Auth sends the e-mail: it knows the address.
const appendMailRequests: AppendMailRequests = (tx, requests) =>
  appendEvents(
    tx,
    requests.map((data) => ({ type: 'notification.mail-requested.v1', data })),
  )

const idsIn = (payload: unknown): string[] =>
  Array.isArray(payload) ? payload.filter((id): id is string => typeof id === 'string') : []
