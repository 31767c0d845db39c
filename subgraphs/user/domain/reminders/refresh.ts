import { sql } from 'drizzle-orm'
import { type AskGraph, GraphUnavailable } from '../../../_shared/ask-graph.ts'
import type { Db } from '../../../_shared/db.ts'
import { addJob, attemptsMax } from '../jobs/queue.ts'
import { askCollectionDays, type Home, homesPerRequest } from './collection-days.ts'
import { homesToAsk, storeCollectionDays } from './upcoming.ts'

/** The one waiting job that asks for collection days. */
export const refreshKey = 'refresh-collections'

/** Requests of one job, which then leaves the rest to another one. */
const requestsPerJob = 50

/** After this, a job leaves the rest to another one as well: well before its lock counts as lost. */
const jobMs = 120_000

/**
 * Asks the graph for the collection days of all homes whose answer is old. If the graph wants a pause, or there are many homes,
 * a job for later goes on.
 * @throws Error if the graph doesn't answer, for another attempt
 */
export async function refreshCollections(
  db: Db,
  graph: AskGraph,
  { isStopping = () => false, now = new Date() }: { isStopping?: () => boolean; now?: Date } = {},
): Promise<void> {
  const end = performance.now() + jobMs
  for (let request = 0; request < requestsPerJob && !isStopping() && performance.now() < end; request++) {
    const homes = await homesToAsk(db, homesPerRequest, now)
    if (homes.length === 0) return
    try {
      const days = await askCollectionDays(graph, homes)
      const answers = homes.map((home, index) => ({ home, days: days[index] ?? null }))
      await storeCollectionDays(db, answers, now)
    } catch (error) {
      if (!(error instanceof GraphUnavailable) || !error.retryAt) throw error
      return addJob(db, 'refresh_collections', { key: refreshKey, runAt: error.retryAt })
    }
  }
  await addJob(db, 'refresh_collections', { key: refreshKey, runAt: now })
}

/** Has the graph asked soon about a home that it wasn't asked about within the last hour. */
export async function requestCollectionDays(db: Db, { regionId, dwelling }: Home): Promise<void> {
  await db.execute(sql`
    select 1 from graphile_worker.add_job('refresh_collections', '[]'::json, job_key := ${refreshKey}, max_attempts := ${attemptsMax}::int)
    where not exists (
      select from collection_homes
      where region_id = ${regionId} and dwelling = ${dwelling} and asked_at > now() - interval '1 hour'
    )`)
}
