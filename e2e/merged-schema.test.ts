import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { parse, validate } from 'graphql'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { startInOneProcess } from '../one-process.ts'
import { databaseSetting, type Env } from '../subgraphs/_shared/env.ts'
import { propertyRuns, testDatabase } from '../subgraphs/_shared/testing.ts'
import { viewerReader } from '../subgraphs/_shared/viewer.ts'
import { subgraphs } from '../subgraphs/all.ts'
import { testSettings } from '../subgraphs/auth/fixtures.ts'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import { localKeys } from '../subgraphs/auth/server.ts'
import { bothExecutors, comparableErrors, sorted } from './both-executors.ts'
import { type GeneratedOperation, generateOperation, type ValuePools } from './generated-operations.ts'
import { together, withDefer } from './in-parts.ts'
import { apiSchema, mergedSchema } from './merged-schema.ts'
import { savePlaceMutation, signInMutation } from './operations.ts'
import { routerOverHttp } from './over-http.ts'
import { client } from './request.ts'

const env: Env = {
  ...testSettings,
  AUTH_DEMO_PERSON: 'true',
  LOG_LEVEL: 'fatal',
  NODE_ENV: 'development',
  ROUTER_PORT: '0',
  ROUTER_TRUSTED_PROXIES: 'loopback',
}
for (const { name } of subgraphs) env[databaseSetting(name)] = await testDatabase(name)
const graph = await startInOneProcess(env, pino({ level: 'fatal' }))
const merged = mergedSchema(env, graph.url)
const readViewer = viewerReader({ keys: localKeys(env), issuer: 'http://127.0.0.1:4000' })
const executors = await bothExecutors(env, { readViewer, log: pino({ level: 'fatal' }) })
const served = await routerOverHttp(executors.running, { readViewer, log: pino({ level: 'fatal' }) })
afterAll(async () => {
  await served.close()
  await executors.close()
  await graph.stop()
  await merged.close()
})

// Another seed, such as TEST_SEED=7, generates other queries.
const seed = Number(process.env.TEST_SEED ?? 20261129)
const request = client(`${graph.url}/graphql`)
let session = await openSession()
const pools = await readPools()

test('generated queries with hostile aliases get the data of one merged schema', { timeout: 600_000 }, async () => {
  const runs = propertyRuns(60, 2_000)
  let compared = 0
  const choices = fc.array(fc.nat(2 ** 16), { maxLength: 400, size: 'max' })

  await fc.assert(
    fc.asyncProperty(choices, fc.boolean(), async (numbers, isSignedIn) => {
      const operation = generateOperation(apiSchema, { choices: numbers, pools })
      expect(validate(apiSchema, parse(operation.query)), operation.query).toEqual([])
      // An access token is valid for five minutes, and a long run on a busy machine takes more.
      if (Date.now() - session.openedAt > 200_000) session = await openSession()
      const { viewer } = session
      const routed = await ask(operation, isSignedIn)
      if (routed.status === 400) return
      const expected = await merged.execute(parse(operation.query), operation.variables, isSignedIn ? viewer : null)

      expect(routed.data, JSON.stringify(operation)).toEqual(JSON.parse(JSON.stringify(expected.data)))
      compared += 1
    }),
    { numRuns: runs, seed },
  )

  expect(compared).toBeGreaterThan(0.75 * runs)
})

const failures = fc.option(
  fc.record({
    subgraph: fc.constantFrom(...subgraphs.map(({ name }) => name)),
    way: fc.constantFrom('down' as const, 'errors' as const, 'no entities' as const, 'some values' as const),
    salt: fc.nat(),
  }),
  { freq: 2 },
)

test('generated queries get the same data and errors from compiled plans as from the gateway, also while a subgraph fails', {
  timeout: 900_000,
}, async () => {
  const runs = propertyRuns(60, 2_000)
  const choices = fc.array(fc.nat(2 ** 16), { maxLength: 400, size: 'max' })
  let withErrors = 0
  let ordered = 0

  await fc.assert(
    fc.asyncProperty(choices, fc.boolean(), failures, async (numbers, isSignedIn, failure) => {
      const operation = generateOperation(apiSchema, { choices: numbers, pools })
      if (Date.now() - session.openedAt > 200_000) session = await openSession()
      const caller = isSignedIn ? session : null
      const ours = await executors.compiled.ask(operation, caller, failure)
      const theirs = await executors.stock.ask(operation, caller, failure)

      const context = JSON.stringify({ failure, operation, ours, theirs })
      expect(JSON.stringify(sorted(ours.data)), context).toBe(JSON.stringify(sorted(theirs.data)))
      expect(comparableErrors(ours, failure), context).toEqual(comparableErrors(theirs, failure))
      if (ours.errors) withErrors += 1
      // The gateway moves fragments on one type together.
      if (JSON.stringify(ours.data) === JSON.stringify(theirs.data)) ordered += 1
    }),
    { numRuns: runs, seed, endOnFailure: true },
  )

  expect(executors.compiled.fallbacks()).toBe(0)
  expect(executors.stock.fallbacks()).toBeGreaterThan(0.9 * runs)
  expect(withErrors).toBeGreaterThan(0.1 * runs)
  expect(ordered).toBeGreaterThan(0.95 * runs)
})

test('generated queries get the same bytes over HTTP as in one process and as from the stock gateway, also in parts', {
  timeout: 900_000,
}, async () => {
  const runs = propertyRuns(30, 2_000)
  const choices = fc.array(fc.nat(2 ** 16), { maxLength: 400, size: 'max' })
  let [compared, ordered, divided] = [0, 0, 0]

  await fc.assert(
    fc.asyncProperty(choices, fc.boolean(), async (numbers, isSignedIn) => {
      const operation = generateOperation(apiSchema, { choices: numbers, pools })
      if (Date.now() - session.openedAt > 200_000) session = await openSession()
      const caller = isSignedIn ? session : null
      const { status, text } = await served.ask(operation, caller?.token)
      // Larger than the router takes.
      if (status === 400) return
      const ours = await executors.compiled.ask(operation, caller, null)
      const theirs = await executors.stock.ask(operation, caller, null)
      const context = JSON.stringify({ operation, text, ours, theirs })
      const { data, errors } = JSON.parse(text)
      expect(JSON.stringify(data), context).toBe(JSON.stringify(ours.data))
      expect(errors?.length ?? 0, context).toBe(ours.errors?.length ?? 0)
      expect(JSON.stringify(sorted(data)), context).toBe(JSON.stringify(sorted(theirs.data)))
      compared += 1
      if (JSON.stringify(data) === JSON.stringify(theirs.data)) ordered += 1
      const deferring = { ...operation, query: withDefer(operation.query, numbers) }
      const inParts = await served.ask(deferring, caller?.token, 'multipart/mixed;deferSpec=20220824, application/json')
      if (errors || !inParts.text.startsWith('\r\n---')) return
      expect(sorted(together(inParts.text).data), deferring.query + context).toEqual(sorted(data))
      divided += 1
    }),
    { numRuns: runs, seed: seed + 1, endOnFailure: true },
  )

  expect(compared).toBeGreaterThan(0.75 * runs)
  // The gateway moves fragments on one type together.
  expect(ordered).toBeGreaterThan(0.95 * compared)
  expect(divided).toBeGreaterThan(0.2 * compared)
})

async function ask(
  { query, variables }: GeneratedOperation,
  isSignedIn: boolean,
): Promise<{ status: number; data?: unknown; errors?: { message: string }[] | undefined }> {
  const { token } = session
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(isSignedIn && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { message: string }[] }
  if (response.status === 429) {
    // A fast machine uses up what one account may ask for in a minute.
    await sleep(1_000 * Number(response.headers.get('retry-after')))
    return ask({ query, variables }, isSignedIn)
  }
  return { status: response.status, data, errors }
}

async function openSession() {
  const token = await signIn()
  return { token, viewer: await readViewer(`Bearer ${token}`), openedAt: Date.now() }
}

async function signIn(): Promise<string> {
  const { data } = await request(signInMutation, { input: { ...demoPerson, device: { platform: 'OTHER' } } })
  const result = data?.signIn?.result
  if (result?.__typename !== 'SignedIn') throw new Error('The demo person could not sign in.')
  return result.tokens.accessToken
}

/** Values that exist in the databases, beside some that do not. */
async function readPools(): Promise<ValuePools> {
  const operation = {
    query: `query {
      viewer { id contributor { id } }
      items(first: 8) { nodes { id slug } }
      materials { id code }
      categories { id slug }
      sortingMarks { id }
      searchRegions(query: "중구", first: 5) { nodes { id } }
      placesNearby(center: { latitude: 37.5663, longitude: 126.9779 }, radiusMeters: 20000, first: 5) { nodes { id } }
    }`,
    variables: {},
  }
  const { data } = await ask(operation, true)
  // biome-ignore lint/suspicious/noExplicitAny: the query above determines the shape
  const { viewer, items, materials, categories, sortingMarks, searchRegions, placesNearby } = data as any
  const idsOf = (nodes: { id: string }[]) => nodes.map(({ id }) => id)
  for (const id of idsOf(placesNearby.nodes).slice(0, 2))
    await request(savePlaceMutation, { input: { placeId: id } }, { token: session.token })
  const itemIds = idsOf(items.nodes)
  const regionIds = idsOf(searchRegions.nodes)
  const materialIds = idsOf(materials).slice(0, 6)
  const all = [
    ...itemIds,
    ...regionIds,
    ...materialIds,
    ...idsOf(placesNearby.nodes),
    ...idsOf(categories).slice(0, 3),
    ...idsOf(sortingMarks).slice(0, 3),
    viewer.id,
    viewer.contributor.id,
  ]
  return {
    id: all,
    ids: all,
    regionId: regionIds,
    materialId: materialIds,
    materialIds,
    categoryIds: idsOf(categories).slice(0, 6),
    slug: [...items.nodes, ...categories].map(({ slug }: { slug: string }) => slug),
    code: materials.map(({ code }: { code: string }) => code),
    query: ['종이컵', '피자', 'ㅍㅌㅂ', 'PET', '중구', '약국'],
    first: [2, 1, 3, 0],
    after: [null],
    radiusMeters: [3_000, 500],
    zoom: [14, 3, 17],
    latitude: [37.5663, 37.56],
    longitude: [126.9779, 127.01],
    south: [37.55],
    north: [37.58],
    west: [126.96],
    east: [127],
    variantId: ['var_none'],
    locale: ['ko', 'en', 'ja'],
    Boolean: [true, false],
    Int: [2, 1],
    Float: [1.5],
    String: ['a'],
    ID: ['itm_none'],
    DateTime: ['2026-12-01T10:00:00+09:00'],
    Date: ['2026-12-01'],
    LocalTime: ['10:00:00'],
    Locale: ['ko', 'en'],
  }
}
