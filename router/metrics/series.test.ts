import { Histogram, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { seriesHistogram } from './series.ts'

test('a histogram reports what one of prom-client reports', async () => {
  const [ours, theirs] = [new Registry(), new Registry()]
  const bounds = [0.1, 0.5, 1]
  const histogram = seriesHistogram('seconds', 'A time', bounds)
  const expected = new Histogram({
    ...{ name: 'seconds', help: 'A time', labelNames: ['kind'], buckets: bounds, registers: [theirs] },
  })
  histogram.collect(ours)
  for (const [kind, value] of [
    ['a', 0.05],
    ['b', 0.1],
    ['a', 0.7],
    ['a', 3],
    ['b', 0.5001],
  ] as const) {
    histogram.series({ kind })(value)
    expected.observe({ kind }, value)
  }

  expect(await ours.metrics()).toBe(await theirs.metrics())
  expect(await ours.getMetricsAsJSON()).toMatchObject([{ name: 'seconds', type: 'histogram', aggregator: 'sum' }])
})
