import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from './_shared/db.ts'
import { consumers } from './_shared/events/catalogue.ts'
import { testDatabase } from './_shared/testing.ts'
import { auth } from './auth/server.ts'
import { info } from './info/server.ts'
import { location } from './location/server.ts'
import { names } from './testing.ts'
import { user } from './user/server.ts'

const others = { user, location, info }

test('every subgraph gets events', () => {
  expect([...consumers].sort()).toEqual([...names].sort())
  expect([auth.name, ...Object.keys(others)].sort()).toEqual([...names].sort())
})

describe.each(Object.entries(others))('%s', async (name, module) => {
  const { db, close } = connect(await testDatabase(name))
  afterAll(close)

  test('erases and exports a person when auth asks for it', () => {
    const handlers = module.definition.eventHandlers?.({ config: {} as never, log: {} as never }) ?? {}

    expect(Object.keys(handlers)).toEqual(
      expect.arrayContaining(['account.deletion-started.v1', 'account.export-requested.v1']),
    )
  })

  test('refuses new rows of an erased account in every table that has its id and no foreign key', async () => {
    const columns = await db.execute<{ table: string; column: string }>(sql`
      select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname in ('user_id', 'account_id')
        and not exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any(f.conkey))`)
    const triggers = await db.execute<{ table: string }>(sql`
      select tgrelid::regclass::text as table from pg_trigger where tgname = 'refuse_erased_account'`)

    const guarded = triggers.map(({ table }) => table)
    expect(guarded.length).toBeGreaterThan(0)
    expect(columns.map(({ table }) => table).filter((table) => !guarded.includes(table))).toEqual([])
  })
})
