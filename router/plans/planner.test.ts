import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway'
import { buildSchema, parse } from 'graphql'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { testLog } from '../../subgraphs/_shared/testing-logs.ts'
import { planningSdl } from '../gateway.ts'
import { planByGateway, startPlanningThread } from './planner.ts'

const sdl = planningSdl(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'))
const text =
  'query Box($id: ID!) { item(id: $id) { name guide { summary } } } query Me { viewer { displayName nextCollection { date } } }'
const query = parse(text)

const small = '{ item(id: "itm_1") { name } }'

async function readyThread({
  timeoutMs,
  isIntrospected = false,
}: {
  timeoutMs?: number
  isIntrospected?: boolean
} = {}) {
  const thread = startPlanningThread({ supergraphSdl: sdl, isIntrospected }, testLog(), timeoutMs)
  onTestFinished(() => thread.close())
  await until(thread.isReady)
  return thread
}

async function until(isMet: () => unknown): Promise<void> {
  for (let attempt = 0; attempt < 600 && !(await isMet()); attempt += 1) await sleep(100)
}

test('the thread plans as the gateway does, several operations at once', async () => {
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    buildService: () => new LocalGraphQLDataSource(buildSchema('type Query { a: Int }')),
  })
  await gateway.load()
  onTestFinished(() => gateway.stop())
  const thread = await readyThread()

  const plans = await Promise.all(['Box', 'Me', 'Box'].map((name) => thread.plan(text, name)))

  expect(JSON.stringify(plans)).toBe(
    JSON.stringify(['Box', 'Me', 'Box'].map((name) => planByGateway(gateway, query, name))),
  )
})

test('an operation that the planner refuses is an error with the reason', async () => {
  const thread = await readyThread()

  await expect(thread.plan('{ nothing }', undefined)).rejects.toThrow('Cannot query field "nothing"')
  expect(await thread.plan(text, 'Me')).toMatchObject({ kind: 'QueryPlan' })
})

test('an operation that takes too long is refused, and the next one is planned', async () => {
  const thread = await readyThread({ timeoutMs: 40 })
  const fields = 'id name fullName ancestors { id name fullName children { nodes { id name } } }'
  const large = `{ ${Array.from({ length: 400 }, (_, n) => `r${n}: region(id: "${n}") { ${fields} }`).join(' ')} }`

  const refused = await thread.plan(large, undefined).catch((error: unknown) => error)

  expect(refused).toMatchObject({
    message: 'An operation is planned within 0.04 s; this one takes longer. Ask for fewer fields.',
    extensions: { code: 'COST_LIMIT_EXCEEDED' },
  })
  let plan: unknown
  await until(async () => {
    plan = await thread.plan(small, undefined).catch(() => undefined)
    return plan
  })
  expect(plan).toMatchObject({ kind: 'QueryPlan' })
})

const thread = startPlanningThread({ supergraphSdl: sdl, isIntrospected: false }, testLog())
afterAll(() => thread.close())

/** The niceness of each thread of this process, see `proc(5)`. */
const niceness = () =>
  readdirSync('/proc/self/task').map((task) =>
    Number(readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]),
  )

test.skipIf(process.platform !== 'linux')(
  'the thread gives way to the others (where threads have priorities, on Linux)',
  async () => {
    await until(thread.isReady)

    expect(niceness().filter((nice) => nice === 10)).toHaveLength(1)
  },
)

/** An operation whose fragments spread each other twice, so that each one doubles the selections. */
const doubling = (fragments: number) =>
  `{ ...F0 } ${Array.from({ length: fragments }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')}
  fragment F${fragments} on Query { __typename }`

test.each([
  ['a query of several operations', text, true],
  [
    'a value of a scalar that the schema accepts',
    '{ item(id: "itm_1") { nearbyPlaces(center: { latitude: 37, longitude: 127 }) { nodes { id } } } }',
    true,
  ],
  [
    'a value of a scalar that it does not',
    '{ item(id: "itm_1") { nearbyPlaces(center: { latitude: 91, longitude: 127 }) { nodes { id } } } }',
    false,
  ],
  ['a query that defers a part', '{ item(id: "itm_1") { name ... @defer { id } } }', true],
  ['no GraphQL', '{', false],
  ['an unknown field', '{ nothing }', false],
  ['introspection', '{ __schema { queryType { name } } }', false],
  ['2,001 tokens', `{ ${'__typename '.repeat(1_999)}}`, false],
  ['fragments within the limit of selections', doubling(11), true],
  ['fragments beyond it', doubling(13), false],
])('the thread validates %s', async (_what, document, expected) => {
  await until(thread.isReady)

  expect(await thread.isValid(document)).toBe(expected)
})

test('where clients may ask for the schema, the thread finds that valid', async () => {
  const open = await readyThread({ isIntrospected: true })

  expect(await open.isValid('{ __schema { queryType { name } } }')).toBe(true)
})

test('what takes too long to validate is not known to be valid', async () => {
  const slow = await readyThread({ timeoutMs: 1 })

  expect(await slow.isValid(`{ ${'__typename '.repeat(1_900)}}`)).toBe(false)
})
