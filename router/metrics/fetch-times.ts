import type { Registry } from 'prom-client'
import { type Observe, seriesHistogram } from './series.ts'

/** How a fetch from a subgraph ended. `not-asked` took no time of the subgraph; `left` is what no client waited for. */
export type FetchOutcome = 'answered' | 'failed' | 'not-asked' | 'left'

/** How long subgraphs take. */
export interface FetchTimes {
  note(subgraph: string, outcome: FetchOutcome, seconds: number): void
  collect(registry: Registry): void
}

export function fetchTimes(): FetchTimes {
  const bounds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
  const seconds = seriesHistogram('bunri_fetch_seconds', 'Time of a fetch from a subgraph', bounds)
  const known = new Map<string, Partial<Record<FetchOutcome, Observe>>>()
  return {
    note(subgraph, outcome, time) {
      const own = known.get(subgraph) ?? {}
      known.set(subgraph, own)
      own[outcome] ??= seconds.series({ subgraph, outcome })
      own[outcome](time)
    },
    collect: seconds.collect,
  }
}
