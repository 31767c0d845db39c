import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Pool } from 'undici'
import { untilReady } from '../e2e/processes.ts'
import { runOrExit } from '../subgraphs/_shared/run-or-exit.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { distinctOperations } from './distinct-operations.ts'
import { median, quantile } from './measure.ts'
import { operations } from './operations.ts'
import { end, run } from './processes.ts'
import { assertionSecrets, replayed } from './systems.ts'
import type { Watched } from './watched-router.ts'

// Asks one router many operations that it has never seen, and says how much memory it keeps, how long an operation beside them takes
// that it knows, and how long planning large ones delays others: npx tsx bench/distinct.ts --count 20000

const project = join(import.meta.dirname, '..')
const print = (text: string) => process.stdout.write(`${text}\n`)

/** An operation as large as the limits allow: twenty root fields, and lists in lists. */
const largeOperation = {
  query: `query { ${Array.from({ length: 20 }, (_, nth) => `r${nth}: region(id: "${nth}") { ${'id name fullName ancestors { id name fullName children(first: 2) { nodes { id name fullName } } }'} }`).join(' ')} }`,
  variables: {},
}

runOrExit(async () => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20000' },
      /** New operations per second; by default two at the same time, as fast as the router plans them. */
      rate: { type: 'string', default: 'Infinity' },
      /** How long the known operation is asked alone. */
      seconds: { type: 'string', default: '30' },
    },
  })
  const [port, subgraphPort] = [await freePort(), await freePort()]
  const [url, replay] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${subgraphPort}`]
  const env = { PATH: process.env.PATH, LOG_LEVEL: 'fatal', ROUTER_TRUSTED_PROXIES: 'loopback', ...assertionSecrets() }
  const subgraphs = run({ folder: project, env }, 'bench/made-up-subgraphs.ts', {}, [String(subgraphPort)])
  const router = spawn(
    process.execPath,
    [
      '--max-old-space-size=512',
      '--max-semi-space-size=32',
      '--expose-gc',
      '--import',
      './typescript.mjs',
      'bench/watched-router.ts',
    ],
    {
      cwd: project,
      env: {
        ...env,
        ...replayed(replay),
        ...{ ROUTER_PORT: String(port), ROUTER_KEEP_ANSWERS: 'false' },
        ...{ AUTH_ISSUER: replay, AUTH_JWKS_URL: `${replay}/auth/jwks.json` },
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  try {
    await untilReady(url, router)
    const [count, rate, seconds] = [Number(values.count), Number(values.rate), Number(values.seconds)]
    await measureDistinct(url, router, { count, rate, seconds })
  } finally {
    await end([router, subgraphs])
  }
})

async function measureDistinct(
  url: string,
  router: ChildProcess,
  { count, rate, seconds }: { count: number; rate: number; seconds: number },
): Promise<void> {
  const client = new Pool(url, { connections: 16 })
  const send = async (query: string, variables: object, network: number): Promise<number> => {
    const { statusCode, body } = await client.request({
      path: '/graphql',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `10.${(network >> 16) & 255}.${(network >> 8) & 255}.${network & 255}`,
      },
      body: JSON.stringify({ query, variables }),
    })
    await body.text()
    return statusCode
  }
  const watched = async (isWithGarbage = false): Promise<Watched> => {
    router.send(isWithGarbage)
    return (await once(router, 'message'))[0]
  }
  /** The times of an operation that the router knows, each 10 ms, in ms. */
  const warmTimes = async (isOver: () => boolean): Promise<number[]> => {
    const times: number[] = []
    const warm = operations[0]?.query ?? ''
    for (let nth = 0; !isOver(); nth += 1) {
      const began = performance.now()
      await send(warm, {}, 2 ** 23 + nth)
      times.push(performance.now() - began)
      await sleep(10)
    }
    return times
  }
  const quiet = async () => {
    const until = performance.now() + seconds * 1_000
    return warmTimes(() => performance.now() > until)
  }

  // After a collection that somebody asks for, V8 lets the heap grow less and collects more often, so there is none while times are taken.
  print(`at the start: ${memoryOf(await watched(true))}`)
  await quiet()
  const quietTimes = await quiet()
  print(`quiet: p50 ${at(quietTimes, 0.5)} ms, p99 ${at(quietTimes, 0.99)} ms of ${quietTimes.length}`)

  const distinct = distinctOperations()
  const slowest: { query: string; tookMs: number }[] = []
  const statuses = new Map<number, number>()
  for (const part of [1, 2, 3, 4]) {
    // Made before, so that making them delays nothing.
    const made = Array.from({ length: count / 4 }, () => distinct.next().value)
    const began = performance.now()
    const next = { nth: 0 }
    const ask = async () => {
      for (let nth = next.nth++; nth < made.length; nth = next.nth++) {
        await sleep(Math.max(0, began + (nth / rate) * 1_000 - performance.now()))
        const { query, variables } = made[nth] ?? largeOperation
        const sent = performance.now()
        const status = await send(query, variables, part * 2 ** 20 + nth)
        if (status === 200 && Object.keys(variables).length === 0)
          slowest.push({ query, tookMs: performance.now() - sent })
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }
    let isOver = false
    const load = Promise.all([ask(), ask()]).finally(() => {
      isOver = true
    })
    const [times] = await Promise.all([warmTimes(() => isOver), load])
    const { lagMaxMs, lagP99Ms, rss } = await watched()
    const perSecond = Math.round(count / 4 / ((performance.now() - began) / 1_000))
    print(
      `${(count * part) / 4} distinct (${perSecond}/s): warm p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms of ${times.length}; event loop p99 ${lagP99Ms.toFixed(1)} ms, max ${lagMaxMs.toFixed(1)} ms; all of the process ${(rss / 1e6).toFixed(0)} MB`,
    )
  }
  print(`statuses: ${JSON.stringify(Object.fromEntries(statuses))}`)
  const again = await quiet()
  print(`quiet again: p50 ${at(again, 0.5)} ms, p99 ${at(again, 0.99)} ms of ${again.length}`)
  print(`at the end: ${memoryOf(await watched(true))}`)

  slowest.sort((a, b) => b.tookMs - a.tookMs)
  await measureLarge([largeOperation.query, ...slowest.slice(0, 12).map(({ query }) => query)], { send, watched })
  await client.close()
}

/** How long the event loop is held up while operations are planned that take longest, each under names that are new. */
async function measureLarge(
  queries: readonly string[],
  {
    send,
    watched,
  }: { send(query: string, variables: object, network: number): Promise<number>; watched(): Promise<Watched> },
): Promise<void> {
  const oneBy = async (query: string) => {
    await sleep(200)
    await watched()
    const began = performance.now()
    await send(query, {}, 1)
    const tookMs = performance.now() - began
    return { tookMs, lagMs: (await watched()).lagMaxMs }
  }
  for (const query of queries) {
    const fresh: Awaited<ReturnType<typeof oneBy>>[] = []
    const known: typeof fresh = []
    for (let nth = 0; nth < 7; nth += 1) {
      const named = query.replace('query', `query Again${nth}`)
      fresh.push(await oneBy(named))
      // It is kept from the second request on.
      await oneBy(named)
      known.push(await oneBy(named))
    }
    const of = (all: typeof fresh) =>
      `answered after ${median(all.map(({ tookMs }) => tookMs)).toFixed(0)} ms, event loop held up for ${median(all.map(({ lagMs }) => lagMs)).toFixed(1)} ms`
    print(`large, ${query.length} characters: ${of(fresh)}; when it is known: ${of(known)} (medians of 7)`)
  }
}

const at = (times: readonly number[], part: number): string => quantile(times, part).toFixed(1)

const memoryOf = ({ heapUsed, rss }: Watched): string =>
  `heap ${(heapUsed / 1e6).toFixed(0)} MB, all of the process ${(rss / 1e6).toFixed(0)} MB`
