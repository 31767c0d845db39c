import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { statementsAtOnce } from './cancellation.ts'
import { connect, type Db } from './db.ts'
import { type Placeholders, preparable, prepared } from './prepared-queries.ts'
import { cancellable } from './request-db.ts'
import { testDatabase } from './testing.ts'

const { db, close } = connect(await testDatabase('user'), { max: 1 })
afterAll(close)

const sleep = (tx: Db, seconds: number) => tx.execute(sql`select pg_sleep(${seconds})`).then(() => 'slept')
test('an aborted statement ends, so does one that waits behind it, and others get their own answers', async () => {
  const controller = new AbortController()
  const running = cancellable(db, controller.signal, (own) => sleep(own, 30))
  await setTimeout(100)
  const ahead = db.execute(sql`select 'sent ahead' as text`).then((rows) => [...rows])
  await setTimeout(100)
  const waiting = cancellable(db, controller.signal, (own) => sleep(own, 30))
  const behind = db.execute(sql`select 'behind' as text`).then((rows) => [...rows])
  const settled = Promise.allSettled([running, waiting])
  await setTimeout(100)
  controller.abort()

  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await ahead).toEqual([{ text: 'sent ahead' }])
  expect(await behind).toEqual([{ text: 'behind' }])
  expect(await sleep(db, 0)).toBe('slept')
}, 90_000)

test('a statement whose text was built for another request is cancelled with its own', async () => {
  const slept = prepared((tx, { seconds }: Placeholders<{ seconds: number }>) =>
    preparable<{ text: string }>(tx, sql`select 'slept' || pg_sleep(${seconds}) as text`),
  )
  const first = new AbortController()
  expect(await cancellable(db, first.signal, (own) => slept(own, { seconds: 0 }))).toEqual([{ text: 'slept' }])

  const second = new AbortController()
  const settled = Promise.allSettled([cancellable(db, second.signal, (own) => slept(own, { seconds: 30 }))])
  const others = cancellable(db, first.signal, (own) => slept(own, { seconds: 0.3 }))
  await setTimeout(100)
  second.abort()

  expect((await settled)[0].status).toBe('rejected')
  expect(await others).toEqual([{ text: 'slept' }])
})

test('aborted work begins no other statement, and its transaction is rolled back', async () => {
  const controller = new AbortController()
  await db.execute(sql`create table if not exists notes (text text)`)

  const work = cancellable(db, controller.signal, (own) =>
    own.transaction(async (tx) => {
      await tx.execute(sql`insert into notes values ('half')`)
      controller.abort(new Error('Nobody waits.'))
      await tx.execute(sql`insert into notes values ('whole')`)
    }),
  )

  await expect(work).rejects.toMatchObject({ cause: { message: 'Nobody waits.' } })
  expect(await db.execute(sql`select * from notes`)).toHaveLength(0)
})

test('work that nobody aborts is not touched by others that are', async () => {
  const controller = new AbortController()
  const other = cancellable(db, new AbortController().signal, (own) => sleep(own, 0.3))
  const aborted = cancellable(db, controller.signal, (own) => sleep(own, 30))
  const settled = Promise.allSettled([aborted])
  controller.abort()

  expect(await other).toBe('slept')
  expect((await settled)[0]?.status).toBe('rejected')
})

test('however many requests are abandoned, no connection is lost', async () => {
  const { db: pool, close: closePool } = connect(await testDatabase('user'), { max: 3 })

  for (let count = 0; count < 60; count += 1) {
    const controller = new AbortController()
    const abandoned = cancellable(pool, controller.signal, (own) =>
      Promise.all(Array.from({ length: 20 }, () => sleep(own, 0.005))),
    )
    const settled = Promise.allSettled([abandoned])
    await setTimeout(count % 7)
    controller.abort()
    await settled
  }
  const answers = await Promise.all(Array.from({ length: 6 }, () => pool.execute(sql`select 1 as one`)))

  expect(answers.map(([row]) => row?.one)).toEqual([1, 1, 1, 1, 1, 1])
  await closePool()
}, 90_000)

test('a request runs few statements at a time, and leaves connections to others', async () => {
  const { db: pool, close: closePool } = connect(await testDatabase('user'), { max: 5 })
  const running = cancellable(pool, new AbortController().signal, (own) =>
    Promise.all(Array.from({ length: 10 }, () => sleep(own, 0.1))),
  )
  await setTimeout(50)
  const [row] = await pool.execute(
    sql`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and state = 'active' and pid <> pg_backend_pid()`,
  )

  expect(row?.count).toBe(statementsAtOnce)
  expect(await running).toHaveLength(10)
  await closePool()
})
