import cluster from 'node:cluster'
import { LRUCache } from 'lru-cache'
import { type Allowance, memoryStore, type RateLimitStore } from './rate-limit-store.ts'

// Workers share their rate limits in the main process. A message for each operation would take a fifth of a worker's time, so a worker far from
// a limit answers from what the main process said last, and reports what was used with all others of a tenth of a second.

/** What a worker asks of the main process: to use points of limits, each as name, key, points and maximum. */
interface Question {
  bunriCharges: number
  charges: readonly Charge[]
}

type Charge = readonly [name: string, key: string, points: number, maximum: number]

interface Answer {
  bunriCharges: number
  allowances: readonly Allowance[]
}

/** Lets workers count in this process, the main one. */
export function countForWorkers(): void {
  const store = memoryStore()
  cluster.on('message', async (worker, message: unknown) => {
    if (!isOurs<Question>(message)) return
    const allowances = await Promise.all(message.charges.map((charge) => store.consume(...charge)))
    const answer: Answer = { bunriCharges: message.bunriCharges, allowances }
    if (worker.isConnected()) worker.send(answer)
  })
}

// Only processes of the router send such messages.
const isOurs = <T extends object>(message: unknown): message is T =>
  typeof message === 'object' && message !== null && 'bunriCharges' in message

/** What a worker knows of a key of a limit. */
interface Known {
  /** What all workers used, as the main process said last. */
  used: number
  /** What this worker used since then. */
  own: number
  /** The part of `own` that isn't on its way to the main process. */
  unreported: number
  resetAt: number
}

const reportMs = 100
const answerMs = 100
/** Smaller limits, such as that of sign-ins, are counted one by one. */
const exactMax = 10_000
const minuteMs = 60_000

/**
 * Counts in the main process, so that all workers share their limits. While that doesn't answer, each counts alone. Limits of queries can be
 * exceeded by half: each worker answers by itself until it has used its part of half of a limit.
 * @param count of the workers
 * @param ask uses points of limits in the main process; it throws if that doesn't answer
 */
export function workerStore(
  count: number,
  ask: (charges: readonly Charge[]) => Promise<readonly Allowance[]> = askMain(),
): RateLimitStore {
  const memory = memoryStore()
  const known = new LRUCache<string, Known>({ max: 20_000, ttl: minuteMs })
  const unreported = new Map<Known, Charge>()
  let timer: NodeJS.Timeout | undefined

  const report = async () => {
    timer = undefined
    const reported = [...unreported].map(([entry, [name, key, , maximum]]) => {
      const points = entry.unreported
      entry.unreported = 0
      return { entry, points, charge: [name, key, points, maximum] as const }
    })
    unreported.clear()
    const allowances = await ask(reported.map(({ charge }) => charge)).catch(() => [])
    for (const [index, { entry, points }] of reported.entries()) {
      const { used = entry.used + points, resetMs = entry.resetAt - Date.now() } = allowances[index] ?? {}
      Object.assign(entry, { used, own: entry.own - points, resetAt: Date.now() + resetMs })
    }
  }
  const entryOf = (name: string, key: string): Known => {
    const id = `${name} ${key}`
    const found = known.get(id)
    if (found && found.resetAt > Date.now()) return found
    const made = { used: 0, own: 0, unreported: 0, resetAt: Date.now() + minuteMs }
    known.set(id, made)
    return made
  }

  return {
    async consume(name, key, points, maximum) {
      const charge = [name, key, points, maximum] as const
      const entry = maximum < exactMax ? null : entryOf(name, key)
      if (entry && entry.used + entry.own + points <= maximum / 2 && entry.own + points <= maximum / (2 * count)) {
        entry.own += points
        entry.unreported += points
        unreported.set(entry, charge)
        timer ??= setTimeout(report, reportMs).unref()
        const used = entry.used + entry.own
        return { used, remaining: maximum - used, resetMs: entry.resetAt - Date.now() }
      }
      const [allowance] = await ask([charge]).catch(() => [])
      if (!allowance) return memory.consume(...charge)
      if (entry) Object.assign(entry, { used: allowance.used, resetAt: Date.now() + allowance.resetMs })
      return allowance
    },
    close: async () => clearTimeout(timer),
  }
}

/** Asks the main process by messages. A request never waits for it longer than a tenth of a second. */
function askMain() {
  const waiting = new Map<number, (answer: Answer) => void>()
  let lastId = 0
  process.on('message', (message) => {
    if (isOurs<Answer>(message)) waiting.get(message.bunriCharges)?.(message)
  })
  return (charges: readonly Charge[]): Promise<readonly Allowance[]> =>
    new Promise((resolve, reject) => {
      lastId += 1
      const id = lastId
      const deadline = setTimeout(() => {
        waiting.delete(id)
        reject(new Error('The main process does not answer.'))
      }, answerMs)
      waiting.set(id, ({ allowances }) => {
        clearTimeout(deadline)
        waiting.delete(id)
        resolve(allowances)
      })
      // Without the main process, a worker ends; until then, what is sent fails.
      process.send?.({ bunriCharges: id, charges } satisfies Question, undefined, undefined, () => {})
    })
}
