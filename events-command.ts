import { parseArgs } from 'node:util'
import { withDatabase } from './databases.ts'
import type { Db } from './subgraphs/_shared/db.ts'
import type { Env } from './subgraphs/_shared/env.ts'
import { withoutSecrets } from './subgraphs/_shared/errors.ts'
import { eventLag } from './subgraphs/_shared/events/events.ts'
import { eventsSetAside, replayEvents } from './subgraphs/_shared/events/inbox.ts'
import { subgraphs } from './subgraphs/all.ts'
import { listFailedJobs, retryFailedJob } from './subgraphs/user/domain/jobs/failed-jobs.ts'

const usage = `Usage:
  npm run events -- status <subgraph>          how many events wait there, and since when
  npm run events -- list <subgraph>            the events that could not be handled, each with the reason
  npm run events -- replay <subgraph> [<id>]   tries one of them again, or all
  npm run events -- jobs                       the jobs of user that failed, such as push messages
  npm run events -- retry-job <id>             tries one of them again
Subgraphs: ${subgraphs.map(({ name }) => name).join(', ')}.`

/**
 * `npm run events`: what operators do about events between subgraphs, on the database of one. Returns the answer to print.
 * @throws Error for other arguments, with the ones that exist
 */
export async function runEventsCommand(args: readonly string[], env: Env): Promise<string> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
  const { subgraph, work } = commandOf(positionals)
  return withDatabase(env, subgraph, work)
}

function commandOf([command = '', first = '', second, ...rest]: readonly string[]) {
  const isSubgraph = subgraphs.some(({ name }) => name === first)
  if (rest.length === 0 && second === undefined) {
    if (command === 'status' && isSubgraph) return { subgraph: first, work: status }
    if (command === 'list' && isSubgraph) return { subgraph: first, work: list }
    if (command === 'jobs' && first === '') return { subgraph: 'user', work: jobs }
    if (command === 'retry-job' && first) return { subgraph: 'user', work: (db: Db) => retryJob(db, first) }
  }
  if (command === 'replay' && isSubgraph && rest.length === 0)
    return { subgraph: first, work: (db: Db) => replay(db, second) }
  throw new Error(usage)
}

async function status(db: Db): Promise<string> {
  const { outgoing, incoming, setAside } = await eventLag(db)
  const since = ({ oldestAt }: { oldestAt: Date | null }) =>
    oldestAt ? `, the oldest since ${oldestAt.toISOString()}` : ''
  return [
    `${outgoing.count} to send${since(outgoing)}`,
    `${incoming.count} to handle${since(incoming)}`,
    `${setAside} set aside`,
  ].join('\n')
}

// The data is left out: it may be personal.
async function list(db: Db): Promise<string> {
  const found = await eventsSetAside(db)
  if (found.length === 0) return 'Every event could be handled.'
  return found
    .map(
      ({ id, source, type, setAsideAt, reason }) =>
        `${id}  ${setAsideAt?.toISOString()}  ${type} from ${source}\n  ${reason}`,
    )
    .join('\n')
}

async function replay(db: Db, id: string | undefined): Promise<string> {
  const count = await replayEvents(db, id)
  if (count === 0) throw new Error(id ? `No event that was set aside has the id ${id}.` : 'No event was set aside.')
  return `${count} ${count === 1 ? 'event goes' : 'events go'} back into the inbox; the subgraph tries within a second.`
}

async function jobs(db: Db): Promise<string> {
  const failed = await listFailedJobs(db)
  if (failed.length === 0) return 'No job has failed for good.'
  return failed
    .map(({ id, task, attempts, failedAt, lastError }) => {
      const reason = withoutSecrets(lastError ?? '').split('\n')[0]
      return `${id}  ${failedAt.toISOString()}  ${task}, ${attempts} attempts\n  ${reason}`
    })
    .join('\n')
}

async function retryJob(db: Db, id: string): Promise<string> {
  if (!(await retryFailedJob(db, id))) throw new Error(`No job that failed for good has the id ${id}.`)
  return `Job ${id} is tried again now.`
}
