import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { expect, onTestFinished, test, vi } from 'vitest'
import { propertyRuns } from '../subgraphs/_shared/testing.ts'
import { followSupergraph, type Reload } from './reload.ts'
import { createRouter } from './server.ts'
import { collectGarbage, collectingLog, routerParts } from './testing.ts'

/** A small supergraph whose `Thing` has this field. */
function supergraphWith(field: string): string {
  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n'
  const { supergraphSdl, errors } = composeServices([
    { name: 'auth', url: 'http://a.test', typeDefs: parse(`${link} type Query { me: ID }`) },
    {
      name: 'info',
      url: 'http://a.test',
      typeDefs: parse(`${link} type Query { thing: Thing } type Thing { id: ID ${field}: Int }`),
    },
  ])
  if (!supergraphSdl) throw new Error(String(errors))
  return supergraphSdl
}

const [first, second] = [supergraphWith('one'), supergraphWith('two')]

/** A router that answers `thing` after a while, and how to reload it. */
async function reloadable(answerMs = 0) {
  let reload: Reload = async () => false
  let asked = 0
  const { log, lines } = collectingLog('info')
  const parts = routerParts({ data: { thing: { id: '1', one: 1, two: 2 } } })
  const router = await createRouter({
    ...parts,
    ...{ log, supergraphSdl: first, metrics: { token: undefined }, keepsAnswers: false },
    followSupergraph(given) {
      reload = given
      return () => {}
    },
    transports: parts.transports.map((transport) => ({
      ...transport,
      async execute(...given) {
        asked += 1
        if (answerMs > 0 && !given[0].query.includes('revocations')) await sleep(answerMs)
        return transport.execute(...given)
      },
    })),
  })
  onTestFinished(() => router.close())
  let nth = 0
  return {
    lines,
    asked: () => asked,
    reload: (sdl: string) => reload(sdl),
    async ask(query: string) {
      nth += 1
      const response = await router.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query },
        remoteAddress: `10.0.${nth % 250}.1`,
      })
      return response.json()
    },
    async metric(name: string) {
      const { body } = await router.inject({ url: '/metrics', headers: { host: 'localhost' } })
      return new RegExp(`^${name} (\\d+)$`, 'm').exec(body)?.[1]
    },
  }
}

test('a new supergraph takes the place of the old one', async () => {
  const { ask, reload, metric } = await reloadable()
  const before = [await ask('{ thing { one } }'), (await ask('{ thing { two } }')).errors[0].extensions.code]

  expect(await reload(second)).toBe(true)

  expect(before).toEqual([{ data: { thing: { one: 1 } } }, 'GRAPHQL_VALIDATION_FAILED'])
  expect(await ask('{ thing { two } }')).toEqual({ data: { thing: { two: 2 } } })
  expect((await ask('{ thing { one } }')).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  expect(await metric('bunri_supergraph_replaced_total')).toBe('1')
})

test.each([
  ['no GraphQL', 'type Query {'],
  ['no supergraph', 'type Query { thing: Int }'],
  ['the supergraph of other subgraphs', first.replaceAll('INFO', 'SHOP').replaceAll('"info"', '"shop"')],
  [
    'one with a feature for security that nobody enforces',
    first
      .replace('extend schema', 'schema')
      .replace(
        '@link(url: "https://specs.apollo.dev/link/v1.0")',
        '@link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.example/shield/v0.1", for: SECURITY)',
      ),
  ],
  ['an empty file', ''],
])('%s is refused, and the old supergraph stays', async (_what, sdl) => {
  const { ask, reload, metric, lines } = await reloadable()

  expect(await reload(sdl)).toBe(false)

  expect(await ask('{ thing { one } }')).toEqual({ data: { thing: { one: 1 } } })
  expect(await metric('bunri_supergraph_refused_total')).toBe('1')
  expect(lines.some((line) => line.includes('A new supergraph was refused, and the old one stays'))).toBe(true)
  expect(await reload(second)).toBe(true)
})

test('a request that has begun ends on the supergraph it began with', async () => {
  const { ask, reload, asked } = await reloadable(200)
  const before = asked()
  const slow = ask('{ thing { one } }')
  await vi.waitFor(() => expect(asked()).toBeGreaterThan(before))

  await reload(second)

  expect(await slow).toEqual({ data: { thing: { one: 1 } } })
})

test('hundreds of reloads under load fail no request, and what was there before is given back', async () => {
  const { ask, reload } = await reloadable()
  const reloads = propertyRuns(40, 1_000)
  const wrong: unknown[] = []
  let isOver = false
  let answers = 0
  const client = async () => {
    while (!isOver) {
      const answer = await ask('query Common { thing { id } }')
      answers += 1
      if (answer.data?.thing?.id !== '1') wrong.push(answer)
      await sleep(2)
    }
  }
  const clients = Array.from({ length: 4 }, client)
  const heaps: number[] = []
  for (let nth = 0; nth < reloads; nth += 1) {
    expect(await reload(nth % 2 === 0 ? second : first)).toBe(true)
    await sleep(5)
    if (nth % 10 !== 9) continue
    collectGarbage()
    heaps.push(process.memoryUsage().heapUsed)
  }
  isOver = true
  await Promise.all(clients)

  expect(wrong).toEqual([])
  expect(answers).toBeGreaterThan(reloads / 10)
  // Each version takes a few MB: forty that stayed would double the heap of the first ones.
  const grownBytes = Math.min(...heaps.slice(-2)) - Math.min(...heaps.slice(0, 2))
  expect(grownBytes / reloads).toBeLessThan(200_000)
})

test('a file is read again when it changes, is replaced, or on SIGHUP', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-supergraph-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'supergraph.graphql')
  await writeFile(path, 'first')
  const read: string[] = []
  const stop = followSupergraph(path, collectingLog().log, async (sdl) => Boolean(read.push(sdl)))
  onTestFinished(stop)
  const reads = (text: string) => vi.waitFor(() => expect(read.at(-1)).toBe(text), 5_000)

  await writeFile(path, 'second')
  await reads('second')
  await writeFile(join(folder, 'new'), 'third')
  await rename(join(folder, 'new'), path)
  await reads('third')
  const count = read.length
  process.emit('SIGHUP')
  await vi.waitFor(() => expect(read.length).toBeGreaterThan(count), 5_000)
})
