import type { Registry } from 'prom-client'

type Labels = Readonly<Record<string, string>>

/** One series of a histogram. */
export type Observe = (value: number) => void

/** A histogram whose series are looked up once: `Histogram.observe` of prom-client checks and joins the labels for each value. */
export interface SeriesHistogram {
  /** @param labels in the same order each time */
  series(labels: Labels): Observe
  collect(registry: Registry): void
}

interface Series {
  labels: Labels
  /** How many values lie in each bucket, and above all of them. */
  counts: number[]
  sum: number
}

/** @param bounds upper bounds of the buckets, ascending */
export function seriesHistogram(name: string, help: string, bounds: readonly number[]): SeriesHistogram {
  const all = new Map<string, Series>()
  const description = { name, help, type: 'histogram', aggregator: 'sum' }
  const metric = {
    ...description,
    get: async () => ({
      ...description,
      values: [...all.values()].flatMap(({ labels, counts, sum }) => {
        const upTo = counts.map((_, index) => counts.slice(0, index + 1).reduce((a, b) => a + b, 0))
        const buckets = [...bounds, '+Inf'].map((le, index) => ({
          metricName: `${name}_bucket`,
          labels: { le, ...labels },
          value: upTo[index],
        }))
        const count = { metricName: `${name}_count`, labels, value: upTo.at(-1) }
        return [...buckets, { metricName: `${name}_sum`, labels, value: sum }, count]
      }),
    }),
  }
  return {
    series(labels) {
      const key = JSON.stringify(Object.values(labels))
      const series = all.get(key) ?? { labels, counts: Array<number>(bounds.length + 1).fill(0), sum: 0 }
      all.set(key, series)
      return (value) => {
        let bucket = 0
        while (bucket < bounds.length && value > Number(bounds[bucket])) bucket += 1
        series.counts[bucket] = Number(series.counts[bucket]) + 1
        series.sum += value
      }
    },
    // What a registry calls is what it needs to be.
    collect: (registry) => registry.registerMetric(metric as never),
  }
}
