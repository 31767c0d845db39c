import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createRouter } from '../server.ts'
import { collectingLog, routerParts } from '../testing.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const run = promisify(execFile)

const hasPromtool = (() => {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!hasPromtool)('with promtool of Prometheus, which this machine has or has not', () => {
  test('the alerts are well formed, and fire when they should', async () => {
    const cwd = import.meta.dirname
    expect((await run('promtool', ['check', 'rules', 'alerts.yml'], { cwd })).stdout).toContain('SUCCESS')
    expect((await run('promtool', ['test', 'rules', 'alerts.test.yml'], { cwd })).stdout).toContain('SUCCESS')
  })
})

/** The metrics of a router after two operations, and what it logged about them. */
async function used() {
  const { log, lines } = collectingLog('info')
  const parts = routerParts({ data: { item: { __typename: 'Item', slug: 'can' } } })
  const router = await createRouter({ ...parts, log, accessLog: true, metrics: { token: undefined } })
  const ask = (query: string, client: string) =>
    router.inject({
      method: 'POST',
      url: '/graphql?secret=1',
      payload: { query, operationName: 'Can' },
      headers: { 'graphql-client-name': client, authorization: 'Bearer secret' },
      remoteAddress: '203.0.113.7',
    })
  for (let nth = 0; nth < 3; nth += 1) await ask('query Can { item(slug: "can") { slug } }', 'web')
  const { body } = await router.inject({ url: '/metrics', headers: { host: 'localhost' } })
  await router.close()
  return { body, lines: lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'Answered') }
}

test('metrics say how long operations and fetches take, and which fields are used', async () => {
  const { body } = await used()

  expect(body).toContain('bunri_operation_seconds_count{operation="Can",kind="query",outcome="ok"} 3')
  expect(body).toContain('bunri_field_uses_total{field="Query.item"} 3')
  expect(body).toContain('bunri_field_uses_total{field="Item.slug"} 3')
  expect(body).toMatch(/bunri_fetch_seconds_count{subgraph="info",outcome="answered"} [1-3]/)
})

test('a line in the log says what was asked and how it ended, and not by whom', async () => {
  const { lines } = await used()

  expect(lines[0]).toMatchObject({ method: 'POST', route: '/graphql', status: 200, operation: 'Can', client: 'web' })
  expect(JSON.stringify(lines)).not.toMatch(/secret|203\.0\.113|slug/)
})

test('every metric in the alerts and on the dashboard is one that the processes have', async () => {
  const { body } = await used()
  const known = new Set([...body.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name))
  const { groups } = parse(read('alerts.yml')) as { groups: { rules: { expr: string }[] }[] }
  const dashboard = JSON.parse(read('dashboard.json')) as { panels: { targets: { expr: string }[] }[] }
  const expressions = [
    ...groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ]
  const named = expressions.flatMap((text) =>
    [...text.matchAll(/\b(?:bunri|nodejs|process)_\w+/g)].map(([name]) => name),
  )

  expect(named.length).toBeGreaterThan(20)
  expect(named.map((name) => name.replace(/_(count|bucket|sum)$/, '')).filter((name) => !known.has(name))).toEqual([])
})
