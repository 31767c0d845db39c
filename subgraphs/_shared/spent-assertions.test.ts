import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { connect } from './db.ts'
import { spentAssertions } from './spent-assertions.ts'
import { testDatabase } from './testing.ts'

const url = await testDatabase('user')

test('of many processes that receive one assertion at once, exactly one may use it', async () => {
  const connections = Array.from({ length: 5 }, () => connect(url, { max: 2 }))
  const assertion = { id: randomUUID(), expiresAt: new Date(Date.now() + 35_000) }

  const used = await Promise.all(
    connections.flatMap(({ db }) => [spentAssertions(db)(assertion), spentAssertions(db)(assertion)]),
  )
  await Promise.all(connections.map(({ close }) => close()))

  expect(used.filter(Boolean)).toHaveLength(1)
})

test('expired assertions are forgotten', async () => {
  const { db, close } = connect(url, { max: 1 })
  await spentAssertions(db)({ id: randomUUID(), expiresAt: new Date(Date.now() - 1_000) })

  await spentAssertions(db)({ id: randomUUID(), expiresAt: new Date(Date.now() + 35_000) })
  const rows = await db.execute(sql`select from spent_assertions where expires_at < now()`)
  await close()

  expect(rows).toHaveLength(0)
})
