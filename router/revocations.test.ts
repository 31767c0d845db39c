import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { connect } from '../subgraphs/_shared/db.ts'
import { testDatabase } from '../subgraphs/_shared/testing.ts'
import type { Viewer } from '../subgraphs/_shared/viewer.ts'
import { accounts, sessions } from '../subgraphs/auth/db/schema.ts'
import { anAccount, aSession, testSettings } from '../subgraphs/auth/fixtures.ts'
import { auth } from '../subgraphs/auth/server.ts'
import { inProcess, type Transport } from './data-sources.ts'
import { followRevocations, type Revocations } from './revocations.ts'
import { collectingLog } from './testing.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
const log = pino({ level: 'silent' })
const subgraph = await auth.start({ ...testSettings, AUTH_DATABASE_URL: url }, { readViewer: async () => null, log })
afterAll(async () => {
  await subgraph.stop()
  await close()
})
const account = await anAccount(db)
const end = (id: string) => db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, id))

/** The transport to auth, whose answers a test can withhold. */
function interruptible() {
  const transport = inProcess(subgraph)
  const state = { isDown: false, asked: 0 }
  const execute: Transport['execute'] = async (...parts) => {
    state.asked += 1
    if (state.isDown) throw new Error('connect ECONNREFUSED 10.0.0.1:4001')
    return transport.execute(...parts)
  }
  return Object.assign(state, { transport: { ...transport, execute } })
}

const all = (revocations: Revocations, made: readonly { viewer: Viewer }[]) =>
  Promise.all(made.map(({ viewer }) => revocations.isRevoked(viewer)))

async function follow(...[transport, given = log, options = {}]: Partial<Parameters<typeof followRevocations>>) {
  const revocations = await followRevocations(transport ?? inProcess(subgraph), given, options)
  onTestFinished(() => revocations.stop())
  return revocations
}

test('an ended session is known at the first answer, and one that ends later within two seconds', async () => {
  const [before, later, active] = [
    await aSession(db, account.id),
    await aSession(db, account.id),
    await aSession(db, account.id),
  ]
  await end(before.session.id)

  const revocations = await follow()
  const atFirst = await all(revocations, [before, later, active])
  await end(later.session.id)
  const start = performance.now()
  await vi.waitFor(async () => expect(await revocations.isRevoked(later.viewer)).toBe(true), {
    timeout: 5_000,
    interval: 10,
  })

  expect(atFirst).toEqual([true, false, false])
  expect(performance.now() - start).toBeLessThan(2_000)
  expect(await revocations.isRevoked(active.viewer)).toBe(false)
})

test('after a change of scopes only tokens with the new ones are valid, the newest at once', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id)
  const grant = (scopes: 'moderator'[]) => db.update(accounts).set({ scopes }).where(eq(accounts.id, id))
  const [none, moderator] = [[], ['moderator']].map((scopes) => ({ viewer: { ...viewer, scopes } }))
  if (!none || !moderator) throw new Error('Two viewers are needed.')
  const often = await follow(undefined, undefined, { intervalMs: 20 })

  const before = await all(often, [none, moderator])
  await grant(['moderator'])
  await vi.waitFor(async () => expect(await all(often, [none, moderator])).toEqual([true, false]), { interval: 5 })
  const rarely = await follow(undefined, undefined, { intervalMs: 60_000 })
  await grant([])
  const after = [...(await all(rarely, [none])), ...(await all(rarely, [moderator]))]

  expect(before).toEqual([false, false])
  expect(after).toEqual([false, true])
})

test('while auth is down the known ones stay revoked; after too long it is stale, and recovers by itself', async () => {
  const [known, missed] = [await aSession(db, account.id), await aSession(db, account.id)]
  await end(known.session.id)
  const source = interruptible()
  const { log: collected, lines } = collectingLog('info')
  const revocations = await follow(source.transport, collected, { intervalMs: 20, staleMs: 300 })

  source.isDown = true
  await end(missed.session.id)
  const isStaleAtOnce = revocations.isStale()
  await vi.waitFor(() => expect(revocations.isStale()).toBe(true), { interval: 10 })
  const during = await all(revocations, [known, missed])
  source.isDown = false
  await vi.waitFor(() => expect(revocations.isStale()).toBe(false), { interval: 10 })

  expect(isStaleAtOnce).toBe(false)
  expect(during).toEqual([true, false])
  expect(await all(revocations, [known, missed])).toEqual([true, true])
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    'auth did not name revoked tokens',
    'auth names revoked tokens again',
  ])
})

test('without any answer it is stale from the start, and asks again sooner', async () => {
  const source = interruptible()
  source.isDown = true

  const revocations = await follow(source.transport)
  const before = revocations.isStale()
  source.isDown = false
  await vi.waitFor(() => expect(revocations.isStale()).toBe(false), { timeout: 5_000, interval: 10 })

  expect(before).toBe(true)
})

test.each([
  ['no data', { data: null, errors: [{ message: 'no database' }] }],
  ['something else', { data: { revocations: ['ses_1'] } }],
])('an answer with %s does not count', async (_what, result) => {
  const transport = { ...inProcess(subgraph), execute: async () => ({ result, cacheControl: undefined }) }

  expect((await follow(transport)).isStale()).toBe(true)
})

test('all sessions that end at once are known after one round of questions', async () => {
  const { id } = await anAccount(db)
  const opened = await Promise.all(Array.from({ length: 25 }, () => aSession(db, id)))
  await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.accountId, id))

  const revocations = await follow(undefined, undefined, { intervalMs: 60_000, pageSize: 10 })

  expect(new Set(await all(revocations, opened))).toEqual(new Set([true]))
})

test('stopping ends the questions', async () => {
  const source = interruptible()
  const revocations = await followRevocations(source.transport, log, { intervalMs: 5 })
  await vi.waitFor(() => expect(source.asked).toBeGreaterThan(2), { interval: 5 })

  await revocations.stop()
  const { asked } = source
  await new Promise((later) => setTimeout(later, 50))

  expect(source.asked).toBe(asked)
})
