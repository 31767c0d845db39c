import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test, vi } from 'vitest'
import { type Connection, connect } from '../_shared/db.ts'
import { propertyRuns, testDatabase } from '../_shared/testing.ts'
import { testLog } from '../_shared/testing-logs.ts'
import { notifications } from './db/schema.ts'
import type { PushTransport } from './domain/delivery/push-transport.ts'
import { addJob } from './domain/jobs/queue.ts'
import { startWorker } from './domain/jobs/worker.ts'
import { refreshKey } from './domain/reminders/refresh.ts'
import { aGraph } from './domain/reminders/testing.ts'
import {
  daysOf,
  dueAt,
  insertPeople,
  isQuiet,
  peopleOf,
  type Resident,
  type Week,
  weekOf,
  windowsOf,
} from './domain/reminders/testing-week.ts'
import { tasksOf } from './jobs.ts'
import { settle } from './testing.ts'

const minuteMs = 60_000
const stepMs = 5 * minuteMs

const databaseUrl = await testDatabase('user')
const { db, close } = connect(databaseUrl, { max: 2 })
afterAll(async () => {
  vi.useRealTimers()
  await close()
})

interface Sent {
  notificationId: string
  userId: string
  at: number
}

/** A process with a worker. `crash` stops it in the middle of a wave of messages: what is in flight is never recorded. */
function startProcess(
  week: Week,
  on: { send(sent: Sent): void; failure(notificationId: string): void; statement(): void },
) {
  const connection: Connection = connect(databaseUrl, { max: 4, onStatement: on.statement })
  let isCrashed = false
  let sends = 0
  let sendsLeft = Number.POSITIVE_INFINITY
  const send: PushTransport['send'] = async ({ id }, { notificationId }) => {
    if (isCrashed || sendsLeft === 0) return new Promise<never>(() => {})
    sendsLeft -= 1
    // Now and then the push service fails.
    if (++sends % 97 === 0) {
      on.failure(notificationId)
      throw new Error('fcm answered with status 500.')
    }
    on.send({ notificationId, userId: id.replace('psd_', 'usr_'), at: Date.now() })
    return 'sent'
  }
  const stop = startWorker({
    databaseUrl,
    tasks: tasksOf({
      db: connection.db,
      transports: { FCM: { send } },
      graph: aGraph((home) =>
        daysOf(week, home).filter(({ from }) => from.getTime() < Date.now() + 4 * 24 * 60 * minuteMs),
      ),
      appendMailRequests: async () => {},
    }),
    crontab: '',
    log: testLog(),
    clock: 'process',
  })
  return {
    stop: async () => {
      await stop()
      await connection.close()
    },
    /** After so many messages the next one gets no answer, so that a crash finds it on its way. */
    hangAfter: (count: number) => {
      sendsLeft = count
    },
    crash: () => {
      isCrashed = true
      void stop()
      afterAll(connection.close)
    },
  }
}

test('in a week, also over a crash, everybody is reminded of every collection once, and never in quiet hours', async () => {
  const count = propertyRuns(50, 10_000)
  // In the future, so that the queue's own clock is never ahead.
  const start = Math.ceil((Date.now() + 24 * 60 * minuteMs) / (24 * 60 * minuteMs)) * 24 * 60 * minuteMs
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const week = weekOf(start)
  const people = peopleOf(count)
  await insertPeople(db, people)
  const sent: Sent[] = []
  let statements = 0
  const failed = new Set<string>()
  const on = {
    send: (entry: Sent) => void sent.push(entry),
    failure: (id: string) => void failed.add(id),
    statement: () => void statements++,
  }

  const begin = performance.now()
  const crashAt = start + 3 * 24 * 60 * minuteMs + 9 * 60 * minuteMs
  const downUntil = crashAt + 40 * minuteMs
  let worker = startProcess(week, on)
  let isDown = false
  // The short run leaves out the steps in which nothing is due.
  const eventful = new Set(
    people.flatMap((person) =>
      windowsOf(week, person).map((window) => Math.ceil(dueAt(person, window) / stepMs) * stepMs),
    ),
  )
  for (let at = start; at < start + 7 * 24 * 60 * minuteMs; at += stepMs) {
    if (count < 1_000 && !eventful.has(at) && at % (120 * minuteMs) !== 0) continue
    vi.setSystemTime(at)
    if (!isDown && at >= crashAt && at < downUntil) {
      // A message that was answered but not recorded would come again, as the README says.
      worker.hangAfter(0)
      await addJob(db, 'remind', { key: 'remind', runAt: new Date(at) })
      while ((await lockedJobs()) === 0) await sleep(5)
      // The other jobs of this minute.
      await sleep(200)
      worker.crash()
      isDown = true
      expect(await lockedJobs()).toBeGreaterThan(0)
    }
    if (isDown && at < downUntil) continue
    if (isDown) {
      worker = startProcess(week, on)
      isDown = false
    }
    if ((at - start) % (60 * minuteMs) === 0)
      await addJob(db, 'refresh_collections', { key: refreshKey, runAt: new Date(at) })
    await settle(db)
    await addJob(db, 'remind', { key: 'remind', runAt: new Date(at) })
    await settle(db)
  }
  const end = start + 7 * 24 * 60 * minuteMs
  // What quiet hours keep back.
  for (let at = end; at < end + 24 * 60 * minuteMs; at += stepMs) {
    vi.setSystemTime(at)
    await settle(db)
  }
  await worker.stop()
  const seconds = (performance.now() - begin) / 1000

  const rows = await db.select().from(notifications)
  const got = new Map(rows.map((row) => [`${row.userId} ${row.key}`, row]))
  let expected = 0
  for (const person of people) {
    for (const window of windowsOf(week, { regionId: person.regionId, dwelling: person.dwelling })) {
      const due = dueAt(person, window)
      const isLate = due > crashAt - stepMs && due <= downUntil
      if (due > start + 7 * 24 * 60 * minuteMs - stepMs || window.until.getTime() <= start + stepMs) continue
      if (isLate && window.until.getTime() <= downUntil) continue
      const row = got.get(`${person.id} collection ${person.regionId} ${window.from.toISOString().replace('.000', '')}`)
      if (person.isOff) {
        expect(row).toBeUndefined()
        continue
      }
      expected++
      expect(row, `${person.id} ${window.from.toISOString()}`).toBeDefined()
      const delay = Number(row?.createdAt.getTime()) - Math.max(due, start)
      expect(delay).toBeGreaterThanOrEqual(0)
      expect(delay).toBeLessThan(isLate ? downUntil - crashAt + 2 * stepMs : stepMs)
    }
  }
  expect(rows).toHaveLength(expected)
  expect(expected).toBeGreaterThan(count)

  const byId = new Map(people.map((person) => [person.id, person]))
  const sentIds = new Set(sent.map(({ notificationId }) => notificationId))
  expect(sentIds.size).toBe(sent.length)
  for (const { userId, at } of sent) expect(isQuiet(byId.get(userId) as Resident, at)).toBe(false)
  let strict = 0
  for (const { id, userId, createdAt, expiresAt } of rows) {
    const person = byId.get(userId) as Resident
    if (!person.hasDevice) continue
    let sendAt = createdAt.getTime()
    while (isQuiet(person, sendAt)) sendAt += minuteMs
    if (sendAt >= crashAt - stepMs && sendAt < downUntil) sendAt = downUntil
    // A message that failed once, or that waited for the process, may meet quiet hours or the end of its window.
    const isInTime = sendAt + 2 * stepMs < Number(expiresAt?.getTime())
    const isFree = sendAt !== downUntil || !isQuiet(person, sendAt + stepMs)
    if (failed.has(id) || !isInTime || !isFree) continue
    expect(sentIds.has(id), `${userId} ${createdAt.toISOString()}`).toBe(true)
    strict++
  }
  expect(strict).toBeGreaterThan(0.9 * sent.length)

  report({ count, seconds, statements, reminders: rows.length, sent: sent.length })
}, 1_800_000)

const lockedJobs = async (): Promise<number> =>
  (await db.execute(sql`select from graphile_worker.jobs where locked_at is not null`)).length

function report(run: { count: number; seconds: number; statements: number; reminders: number; sent: number }): void {
  const perThousand = (value: number) => Math.round((value / run.count) * 1000)
  process.stdout.write(
    ` A week of ${run.count} people: ${run.seconds.toFixed(1)} s, ${run.reminders} reminders, ${run.sent} messages; ` +
      `per thousand people ${perThousand(run.seconds * 1000)} ms and ${perThousand(run.statements)} statements.\n`,
  )
}
