import cluster, { type Worker } from 'node:cluster'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { AggregatorRegistry, type Registry } from 'prom-client'
import { z } from 'zod'
import { countForWorkers } from './worker-rate-limits.ts'

/** A worker that ended is replaced after this time, so that one that can't start doesn't take the whole CPU. */
const replaceMs = 1_000

const metricsTimeoutMs = 4_000

/** Whether this process is one of several that answer on one port. */
export const isWorker = (): boolean => cluster.isWorker

/**
 * Starts workers, which share the port, their rate limits and one page of metrics, and replaces those that end. The first has to be
 * ready before the others start.
 * @returns stops all of them
 * @throws Error if the first one ends before it listens
 */
export async function startWorkers(count: number, log: Logger): Promise<() => Promise<void>> {
  countForWorkers()
  answerMetrics(new AggregatorRegistry())
  let isStopping = false
  const replaceAfter = (worker: Worker) =>
    worker.once('exit', async (code, signal) => {
      if (isStopping) return
      log.error(
        { worker: worker.process.pid, code, signal },
        'A worker of the router ended; another one takes its place',
      )
      await sleep(replaceMs)
      if (!isStopping) replaceAfter(cluster.fork())
    })
  // What keeps it from starting ends the start, and is not tried again.
  const first = cluster.fork()
  const isListening = await Promise.race([
    once(first, 'listening').then(() => true),
    once(first, 'exit').then(() => false),
  ])
  if (!isListening) throw new Error('The first worker of the router did not start; its message is above.')
  replaceAfter(first)
  for (let started = 1; started < count; started += 1) replaceAfter(cluster.fork())
  process.on('SIGHUP', () => {
    for (const worker of running()) worker.process.kill('SIGHUP')
  })
  return async () => {
    isStopping = true
    await Promise.all(
      running().map(async (worker) => {
        const ended = once(worker, 'exit')
        worker.process.kill('SIGTERM')
        await ended
      }),
    )
  }
}

const running = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

const question = z.object({ bunriMetrics: z.string() })
const answer = z.object({ bunriMetrics: z.string(), text: z.string() })

/** Answers workers that want the metrics of all. */
function answerMetrics(registry: AggregatorRegistry<Registry['contentType']>): void {
  cluster.on('message', async (worker, message: unknown) => {
    const { data } = question.safeParse(message)
    if (!data) return
    const text = await registry.clusterMetrics().catch(() => '')
    if (worker.isConnected()) worker.send({ ...data, text })
  })
}

/** Lets the main process read the metrics of this worker. @returns reads those of all workers together; it throws if the main process doesn't answer */
export function shareMetrics(registry: Registry): () => Promise<string> {
  new AggregatorRegistry()
  AggregatorRegistry.setRegistries([registry])
  return () => {
    const id = randomUUID()
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        clearTimeout(deadline)
        process.off('message', receive)
        done()
      }
      const receive = (message: unknown) => {
        const { data } = answer.safeParse(message)
        if (data?.bunriMetrics === id) settle(() => resolve(data.text))
      }
      const tooLong = () => settle(() => reject(new Error('The metrics of all workers took too long.')))
      const deadline = setTimeout(tooLong, metricsTimeoutMs)
      process.on('message', receive)
      process.send?.({ bunriMetrics: id })
    })
  }
}
