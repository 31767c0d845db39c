import { Counter, Gauge, type Registry } from 'prom-client'
import type { FetchCounts } from '../fetch-cache.ts'
import type { ReloadCounts } from '../reload.ts'
import type { AnswerCounts } from '../response-cache.ts'
import type { GuardedTransport } from '../subgraph-breaker.ts'
import type { FetchTimes } from './fetch-times.ts'
import type { Usage } from './usage.ts'

/** What the router counts since it started. */
export interface RouterCounts {
  fetches: FetchCounts
  answers: AnswerCounts
  /** See `OperationExecutor`. */
  fallbacks(): number
  transports: readonly GuardedTransport[]
  fetchTimes: FetchTimes
  usage: Usage
  subscriptions(): number
  reloads: ReloadCounts
}

/** Adds the router's metrics. */
export function collectRouterMetrics(
  registry: Registry,
  { fetches, answers, fallbacks, transports, subscriptions, reloads, fetchTimes, usage }: RouterCounts,
): void {
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  counter('bunri_answers_kept_total', 'Queries that got an answer which was kept', () => answers.kept)
  counter('bunri_answers_shared_total', 'Queries that waited for the answer to an equal one', () => answers.shared)
  counter('bunri_fetch_cache_hits_total', 'Entities and answers of subgraphs that were kept', () => fetches.hits)
  counter('bunri_fetch_cache_shared_total', 'Those that another router had kept', () => fetches.shared)
  counter('bunri_fetch_cache_misses_total', 'Those that could be kept and were fetched', () => fetches.misses)
  counter(
    'bunri_plan_fallbacks_total',
    'Operations that the gateway executed, since their plan is not compiled',
    fallbacks,
  )
  usage.collect(registry)
  fetchTimes.collect(registry)
  counter('bunri_supergraph_replaced_total', 'New supergraphs that were put in place', () => reloads.replaced)
  counter('bunri_supergraph_refused_total', 'New supergraphs that could not be used', () => reloads.refused)
  new Gauge({
    name: 'bunri_router_workers',
    help: 'Processes that answer on the port of the router',
    registers: [registry],
  }).set(1)
  new Gauge({
    name: 'bunri_subscriptions',
    help: 'Open subscriptions',
    registers: [registry],
    collect() {
      this.set(subscriptions())
    },
  })
  new Gauge({
    name: 'bunri_subgraph_resting',
    help: 'Whether a subgraph is not asked, since most of its last fetches failed',
    labelNames: ['subgraph'],
    registers: [registry],
    collect() {
      for (const { name, isOpen } of transports) this.set({ subgraph: name }, Number(isOpen()))
    },
  })
}
