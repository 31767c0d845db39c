import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway'
import { buildSchema, parse } from 'graphql'
import { expect, onTestFinished, test } from 'vitest'
import { testLog } from '../../subgraphs/_shared/testing-logs.ts'
import { planningSdl } from '../gateway.ts'
import { planByGateway, startPlanningThread } from './planner.ts'

const sdl = planningSdl(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'))
const query = parse(
  'query Box($id: ID!) { item(id: $id) { name guide { summary } } } query Me { viewer { displayName nextCollection { date } } }',
)

const small = parse('{ item(id: "itm_1") { name } }')

async function readyThread(timeoutMs?: number) {
  const thread = startPlanningThread(sdl, testLog(), timeoutMs)
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

  const plans = await Promise.all(['Box', 'Me', 'Box'].map((name) => thread.plan(query, name)))

  expect(JSON.stringify(plans)).toBe(
    JSON.stringify(['Box', 'Me', 'Box'].map((name) => planByGateway(gateway, query, name))),
  )
})

test('an operation that the planner refuses is an error with the reason', async () => {
  const thread = await readyThread()

  await expect(thread.plan(parse('{ nothing }'), undefined)).rejects.toThrow('Cannot query field "nothing"')
  expect(await thread.plan(query, 'Me')).toMatchObject({ kind: 'QueryPlan' })
})

test('an operation that takes too long is refused, and the next one is planned', async () => {
  const thread = await readyThread(40)
  const fields = 'id name fullName ancestors { id name fullName children { nodes { id name } } }'
  const large = parse(
    `{ ${Array.from({ length: 400 }, (_, n) => `r${n}: region(id: "${n}") { ${fields} }`).join(' ')} }`,
  )

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
