import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect, type Db } from './db.ts'
import { testDatabase } from './testing.ts'

// The driver would end the whole process in most of these cases; vitest reports that as an unhandled error.
const url = await testDatabase('user')
const admin = connect(url, { max: 1 })
afterAll(admin.close)

/** Ends the connection of a transaction as a crash of the server does. */
async function kill(tx: Db): Promise<void> {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  await admin.sql`select pg_terminate_backend(${Number(row?.pid)})`
}

const cases: Record<string, (tx: Db) => Promise<unknown>> = {
  'while a statement runs': async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    const killed = setTimeout(50).then(() => admin.sql`select pg_terminate_backend(${Number(row?.pid)})`)
    await Promise.all([tx.execute(sql`select pg_sleep(5)`), killed])
  },
  'between two statements': async (tx) => {
    await kill(tx)
    await setTimeout(50)
    await tx.execute(sql`select 1`)
  },
  'between two statements, the second one at once': async (tx) => {
    await kill(tx)
    await tx.execute(sql`select 1`)
  },
  'before the commit': async (tx) => {
    await kill(tx)
    await setTimeout(50)
  },
  'right before the commit': kill,
  'and the work fails later for a reason of its own': async (tx) => {
    await kill(tx)
    await setTimeout(50)
    throw new Error('The work fails.')
  },
  'in a savepoint whose failure the work handles': async (tx) => {
    await tx
      .transaction(async (savepoint) => {
        await kill(savepoint)
        await setTimeout(50)
        await savepoint.execute(sql`select 1`)
      })
      .catch(() => {})
    await tx.execute(sql`select 1`)
  },
  'in a savepoint that fails for a reason of its own': async (tx) => {
    const inner = tx.transaction(async (savepoint) => {
      await kill(savepoint)
      await setTimeout(50)
      throw new Error('The savepoint fails.')
    })
    await inner.catch(() => {})
  },
}

test.each(Object.keys(cases))('a connection that is lost %s fails its transaction alone', async (name) => {
  const { db, close } = connect(url, { max: 2 })
  const work = cases[name]
  if (!work) throw new Error('There is no such case.')

  await expect(db.transaction(work)).rejects.toThrow()

  const several = () => Array.from({ length: 6 }, () => db.execute(sql`select 7 as seven`))
  // A statement that is sent in the same moment fails as well, and so does the first one over the next connection: the driver keeps
  // the error of the last one.
  await Promise.allSettled(several())
  await setTimeout(100)
  await Promise.allSettled(several())
  const others = await Promise.all(several())
  expect(others.map(([row]) => row)).toEqual(Array(6).fill({ seven: 7 }))
  expect(await db.transaction((tx) => tx.execute(sql`select 8 as eight`))).toMatchObject([{ eight: 8 }])
  await close()
})

test('a transaction that fails for a reason of its own is rolled back', async () => {
  const { db, close } = connect(url, { max: 1 })
  await db.execute(sql`create table if not exists notes (note text)`)

  const failed = db.transaction(async (tx) => {
    await tx.execute(sql`insert into notes values ('kept?')`)
    throw new Error('The work fails.')
  })

  await expect(failed).rejects.toThrow('The work fails.')
  expect(await db.execute(sql`select * from notes`)).toHaveLength(0)
  await close()
})
