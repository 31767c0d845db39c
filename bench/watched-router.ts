import { monitorEventLoopDelay } from 'node:perf_hooks'

// Our router, which answers to the process that started it with its memory and the delays of its event loop since the last answer.

/** What the process has seen since the last answer. */
export interface Watched {
  /** In bytes, after a garbage collection if one was asked for; without the thread that plans. */
  heapUsed: number
  rss: number
  /** In ms, on top of the interval of one millisecond. */
  lagMaxMs: number
  lagP99Ms: number
}

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', (isWithGarbage: boolean) => {
  const [lagMaxMs, lagP99Ms] = [delay.max / 1e6 - 1, delay.percentile(99) / 1e6 - 1]
  if (isWithGarbage) globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  process.send?.({ heapUsed, rss, lagMaxMs, lagP99Ms } satisfies Watched)
  delay.reset()
})
await import('../router/index.ts')
