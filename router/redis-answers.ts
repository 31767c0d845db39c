import { createHash, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { connectRedis } from './redis.ts'

/** What several routers keep together, beside what each keeps in its memory. */
export interface SharedAnswers {
  /**
   * What is kept of a subgraph under these keys, in their order, and the version under which more may be kept. Null if there is no
   * answer in time, or if something was forgotten and the others don't know yet.
   */
  read(subgraph: string, keys: readonly string[]): Promise<{ version: string; kept: (SharedAnswer | null)[] } | null>
  /** Keeps answers for a time in ms. Nobody waits for it. */
  keep(subgraph: string, version: string, answers: readonly (SharedAnswer & { key: string; ttlMs: number })[]): void
  /** Forgets what a subgraph said, or what all said, also what is kept later under the version of before. */
  forget(subgraph?: string): Promise<void>
  /** Whether the others can be asked at the moment. */
  isUp(): boolean
  close(): void
}

export interface SharedAnswer {
  /** JSON. */
  text: string
  /** In ms of `Date.now()` of the router that kept it. */
  madeAt: number
  /** The subgraph's `max-age`, in seconds. */
  maxAge: number
}

/** An answer is kept in the memory of the router if Redis takes longer: a subgraph on the same network takes about as long. */
export const sharedTimeoutMs = 50

/** A question for more keys, or a text of more characters, isn't shared: others would wait for it. */
const keysMax = 500
const textMax = 20_000

/** Time until a version that Redis didn't take is sent again. */
const sayAgainMs = 500

const prefix = 'bunri:kept:1'
const all = '*'
const versionKey = (name: string) => `${prefix}:version:${name}`
const answerKey = (subgraph: string, key: string) => `${prefix}:${subgraph}:${digest(key)}`
const digest = (text: string) => createHash('sha256').update(text).digest('base64url')

/**
 * Keeps answers in Redis; without a URL, undefined. Whoever can write there can write answers, so it belongs to the routers of one graph.
 * @param timeoutMs for tests on a busy machine
 */
export const createSharedAnswers = async (
  redisUrl: string | undefined,
  log: Logger,
  timeoutMs = sharedTimeoutMs,
): Promise<SharedAnswers | undefined> => (redisUrl ? redisAnswers(redisUrl, log, timeoutMs) : undefined)

/**
 * Each answer has the version of its subgraph in it, a random text that whoever forgets replaces. So an answer that was on
 * its way at that moment is never served, and nothing is searched for and deleted.
 */
async function redisAnswers(url: string, log: Logger, timeoutMs: number): Promise<SharedAnswers> {
  const { ask, isUp, close } = await connectRedis(url, log, {
    timeoutMs,
    down: 'this router keeps answers for itself',
    up: 'Answers are kept in Redis again',
  })
  /** New versions that Redis doesn't have yet. Until it has, nothing of these subgraphs is read. */
  const unsaid = new Map<string, string>()
  const saying = setInterval(() => {
    for (const name of unsaid.keys()) void say(name)
  }, sayAgainMs)
  saying.unref()

  const say = async (name: string): Promise<void> => {
    const version = unsaid.get(name)
    if (version === undefined) return
    const said = await ask((client) => client.set(versionKey(name), version))
    if (said === 'OK' && unsaid.get(name) === version) unsaid.delete(name)
  }

  return {
    isUp,
    close() {
      clearInterval(saying)
      close()
    },
    async read(subgraph, keys) {
      if (keys.length > keysMax) return null
      if ([all, subgraph].some((name) => unsaid.has(name))) return null
      const names = [all, subgraph].map(versionKey)
      const found = await ask((client) => client.mget(...names, ...keys.map((key) => answerKey(subgraph, key))))
      if (!found) return null
      const [common, own, ...texts] = found
      if (!common || !own) {
        void ask((client) => Promise.all(names.map((name) => client.set(name, randomUUID(), 'NX'))))
        return null
      }
      const version = `${common}.${own}`
      return { version, kept: texts.map((text) => answerIn(text, version)) }
    },
    keep(subgraph, version, answers) {
      const small = answers.filter(({ text }) => text.length <= textMax).slice(0, keysMax)
      if (small.length === 0) return
      void ask((client) => {
        const commands = client.pipeline()
        for (const { key, text, madeAt, maxAge, ttlMs } of small)
          commands.set(answerKey(subgraph, key), `${version} ${madeAt} ${maxAge} ${text}`, 'PX', ttlMs)
        return commands.exec()
      })
    },
    async forget(subgraph = all) {
      unsaid.set(subgraph, randomUUID())
      await say(subgraph)
    },
  }
}

const format = /^(\S+) (\d+) (\d+) ([\s\S]*)$/

/** An answer of this version; null for anything else. */
function answerIn(text: string | null | undefined, version: string): SharedAnswer | null {
  if (!text?.startsWith(`${version} `)) return null
  const [, , madeAt, maxAge, answer = ''] = format.exec(text) ?? []
  try {
    JSON.parse(answer)
  } catch {
    return null
  }
  // Clocks of machines differ a little; an answer isn't made in the future.
  return { text: answer, madeAt: Math.min(Number(madeAt), Date.now()), maxAge: Number(maxAge) }
}
