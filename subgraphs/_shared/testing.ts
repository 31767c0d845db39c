import { randomBytes } from 'node:crypto'
import { createLocalJWKSet, exportJWK, generateKeyPair } from 'jose'
import postgres from 'postgres'
import { afterAll, expect, inject } from 'vitest'
import { connect, type Db } from './db.ts'
import { databaseSetting } from './env.ts'
import type { NewEvent } from './events/catalogue.ts'
import { type TestEvent, testEvents } from './events/testing.ts'
import type { Operation } from './operation.ts'
import type { ForwardedHeaders, SubgraphModule, SubgraphResponse } from './subgraph.ts'
import { testLog } from './testing-logs.ts'
import { signAccessToken, type Viewer, viewerReader } from './viewer.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the test server for its superuser, without a database. */
    adminUrl: string
  }
}

/** URL of a new database with a subgraph's migrations and reference data, dropped after the test file. */
export const testDatabase = (subgraph: string): Promise<string> => copyOf(`bunri_${subgraph}`)

/** How to fill a database that several test files begin with. */
export interface Preparation<T> {
  subgraph: string
  name: string
  /** The preparation that this one continues; by default it begins with the migrated, empty database. */
  from?: Preparation<unknown>
  prepare(db: Db): Promise<T>
}

/**
 * A copy of a prepared database, for test files that begin with the same large data. The first file that needs it
 * prepares it.
 * @returns the copy's URL, and the value that `prepare` returned, as JSON keeps it
 */
export async function preparedDatabase<T>(preparation: Preparation<T>): Promise<{ url: string; prepared: T }> {
  const admin = postgres(`${inject('adminUrl')}/postgres`, { max: 1, onnotice: () => {} })
  const template = await prepareTemplate(admin, preparation).finally(() => admin.end())
  const url = await copyOf(template)
  const { sql, close } = connect(url, { max: 1 })
  const [row] = await sql`select value from prepared`
  await close()
  return { url, prepared: row?.value }
}

/** The name of the prepared database, which is created unless it exists. */
async function prepareTemplate(admin: postgres.Sql, preparation: Preparation<unknown>): Promise<string> {
  const { subgraph, name, from } = preparation
  const template = `prepared_${subgraph}_${name}`
  await admin`select pg_advisory_lock(hashtext(${template}))`
  try {
    const [known] = await admin`select from pg_database where datname = ${template}`
    if (known) return template
    const start = from ? await prepareTemplate(admin, from) : `bunri_${subgraph}`
    await createTemplate(admin, { template, start, prepare: preparation.prepare })
    return template
  } finally {
    await admin`select pg_advisory_unlock(hashtext(${template}))`
  }
}

async function createTemplate(
  admin: postgres.Sql,
  { template, start, prepare }: { template: string; start: string; prepare(db: Db): Promise<unknown> },
): Promise<void> {
  await admin.unsafe(`create database ${template} template ${start} strategy file_copy`)
  const { db, sql, close } = connect(`${inject('adminUrl')}/${template}`, { max: 1 })
  try {
    const value = await prepare(db)
    await sql`drop table if exists prepared`
    await sql`create table prepared as select ${JSON.stringify(value ?? null)}::text::jsonb as value`
    await close()
  } catch (error) {
    await close()
    await admin.unsafe(`drop database ${template} with (force)`)
    throw error
  }
}

/** URL of a new database without any table, dropped after the test file. */
export const emptyDatabase = (): Promise<string> => copyOf('template0')

async function copyOf(template: string): Promise<string> {
  const adminUrl = inject('adminUrl')
  const admin = postgres(`${adminUrl}/postgres`, { max: 1, onnotice: () => {} })
  const name = `test_${template}_${randomBytes(6).toString('hex')}`
  await admin.unsafe(`create database ${name} template ${template} strategy file_copy`)
  afterAll(async () => {
    await admin.unsafe(`drop database ${name} with (force)`)
    await admin.end()
  })
  return `${adminUrl}/${name}`
}

const runsFactor = Number(process.env.TEST_RUNS ?? 1)

/** Whether this is `npm run test:long`, which tests whole files where `npm test` tests a part. */
export const isLongRun = runsFactor > 1

/** How many cases a property test generates: `count`, and `long` in `npm run test:long` (ten times as many by default). */
export const propertyRuns = (count: number, long = 10 * count): number =>
  Math.ceil(isLongRun ? (long * runsFactor) / 10 : count * runsFactor)

/**
 * The least CPU time that synchronous work takes of some attempts, in milliseconds. Unlike the time that passes, it does
 * not include that of other processes on the machine.
 */
export function cpuMs(work: () => void, attempts = 1): number {
  const times = Array.from({ length: attempts }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000
  })
  return Math.min(...times)
}

/** A signed-in viewer with a user id and optional scopes. */
export const aViewer = (userId: string, ...scopes: string[]): Viewer => ({
  userId,
  sessionId: 'ses_test',
  contributorId: userId.replace(/^usr_/, 'ctr_'),
  scopes,
})

// biome-ignore lint/suspicious/noExplicitAny: tests read results whose shape their own query determines
type Data = Record<string, any>

export interface TestSubgraph {
  db: Db
  url: string
  /**
   * Executes an operation as the router does. `viewer` is a user id, or all claims of the access token; nobody by
   * default. Every id in the query and the variables is confirmed as existing, except those in `missingIds`.
   */
  execute(
    query: string,
    variables?: Record<string, unknown>,
    viewer?: string | Viewer,
    headers?: ForwardedHeaders,
    missingIds?: readonly string[],
  ): Promise<{
    data?: Data | null
    errors?: readonly { message: string; extensions?: Data; path?: readonly unknown[] }[]
  }>
  /** Executes an operation as `execute` does, and returns the whole response to the router. */
  respond(operation: Operation, viewer?: string | Viewer, headers?: ForwardedHeaders): Promise<SubgraphResponse>
  /** Delivers events as the subgraph that they are about receives them, one after the other, and waits until they are handled. */
  deliver(...events: TestEvent[]): Promise<void>
  /** The events that the subgraph has sent. */
  sentEvents(): Promise<NewEvent[]>
  /** The texts of the operations that were executed. */
  asked: ReadonlySet<string>
  /** The SQL statements that the subgraph sent while `work` ran. */
  statements(work: () => Promise<unknown>): Promise<string[]>
}

// A list of parameters in brackets: each length of it would be another prepared statement.
const placeholders = /\bin \(\$\d+(?:, \$\d+)+\)/i

/** A subgraph on its own new database, stopped after the test file. */
export async function testSubgraph(
  module: SubgraphModule,
  settings: Record<string, string> = {},
): Promise<TestSubgraph> {
  const url = await testDatabase(module.name)
  const env = { ...settings, [databaseSetting(module.name)]: url }
  const issuer = 'http://auth.test'
  const { publicKey, privateKey } = await generateKeyPair('EdDSA')
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' }] })
  const events = testEvents(module.name)
  let seen: string[] = []
  const withLists = new Set<string>()
  const subgraph = await module.start(env, {
    readViewer: viewerReader({ keys, issuer }),
    log: testLog(),
    events: events.transport,
    onStatement: (text) => {
      seen.push(text)
      if (placeholders.test(text)) withLists.add(text)
    },
  })
  // Tests write their rows through a separate connection, whose statements aren't recorded.
  const connection = connect(url, { max: 2 })
  afterAll(async () => {
    await connection.close()
    await subgraph.stop()
    expect([...withLists], 'statements whose text depends on the length of a list').toEqual([])
  })

  const asked = new Set<string>()
  const respond: TestSubgraph['respond'] = async (operation, viewer, headers = {}) => {
    asked.add(operation.query)
    const person = typeof viewer === 'string' ? aViewer(viewer) : viewer
    const authorization = person && `Bearer ${await signAccessToken({ kid: 'test', privateKey }, issuer, person)}`
    return subgraph.execute(operation, { ...(authorization && { authorization }), ...headers })
  }

  return {
    db: connection.db,
    url,
    respond,
    asked,
    deliver: (...given) => events.deliver(connection.db, given),
    sentEvents: () => events.sent(connection.db),
    async execute(query, variables, viewer, headers, missingIds = []) {
      const confirmedIds = idsIn(query, variables).filter((id) => !missingIds.includes(id))
      const { result } = await respond({ query, variables, confirmedIds }, viewer, headers)
      return result
    },
    async statements(work) {
      seen = []
      await work()
      // The driver reads the server's array types once per connection.
      return seen.filter((text) => !text.includes('pg_catalog.pg_type'))
    },
  }
}

const idsIn = (query: string, variables: object = {}): string[] =>
  `${query} ${JSON.stringify(variables)}`.match(/\b[a-z]{3}_[A-Za-z0-9-]+/g) ?? []
