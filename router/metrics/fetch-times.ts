import { Histogram, type Registry } from 'prom-client'

/** How a fetch from a subgraph ended. `not-asked` took no time of the subgraph; `left` is what no client waited for. */
export type FetchOutcome = 'answered' | 'failed' | 'not-asked' | 'left'

/** How long subgraphs take. */
export interface FetchTimes {
  note(subgraph: string, outcome: FetchOutcome, seconds: number): void
  collect(registry: Registry): void
}

export function fetchTimes(): FetchTimes {
  const seconds = new Histogram({
    name: 'bunri_fetch_seconds',
    help: 'Time of a fetch from a subgraph',
    labelNames: ['subgraph', 'outcome'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [],
  })
  return {
    note: (subgraph, outcome, time) => seconds.observe({ subgraph, outcome }, time),
    collect: (registry) => registry.registerMetric(seconds),
  }
}
