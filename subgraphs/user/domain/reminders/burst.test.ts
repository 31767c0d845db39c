import { afterAll, expect, test, vi } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { propertyRuns, testDatabase } from '../../../_shared/testing.ts'
import { testLog } from '../../../_shared/testing-logs.ts'
import { upcomingCollections } from '../../db/schema.ts'
import { tasksOf } from '../../jobs.ts'
import { settle } from '../../testing.ts'
import type { PushTransport } from '../delivery/push-transport.ts'
import { startWorker } from '../jobs/worker.ts'
import { remindDue } from './remind.ts'
import { insertPeople, peopleOf } from './testing-week.ts'

const minuteMs = 60_000

const databaseUrl = await testDatabase('user')
const { db, close } = connect(databaseUrl, { max: 2 })
afterAll(async () => {
  vi.useRealTimers()
  await close()
})

test('everybody is due in the same minute', async () => {
  const count = propertyRuns(500, 10_000)
  const opens = Date.now() + 10 * 24 * 60 * minuteMs
  vi.useFakeTimers({ toFake: ['Date'], now: opens })
  const home = { regionId: 'reg_1', dwelling: 'HOUSE' } as const
  const people = peopleOf(count).map((person) => ({
    ...person,
    ...home,
    isDefault: true,
    isOff: false,
    hasDevice: true,
    quiet: null,
  }))
  await insertPeople(db, people)
  const day = { ...home, uid: 'paper', streams: [{ ko: '종이', en: 'Paper' }] }
  await insertRows(db, upcomingCollections, [
    { ...day, putOutFrom: new Date(opens), putOutUntil: new Date(opens + 8 * 60 * minuteMs) },
  ])
  let [sent, statements] = [0, 0]
  const connection = connect(databaseUrl, { max: 4, onStatement: () => void statements++ })

  const begin = performance.now()
  expect(await remindDue(connection.db)).toBe(count)
  const remindedMs = performance.now() - begin
  expect(await remindDue(connection.db)).toBe(0)
  const idleMs = performance.now() - begin - remindedMs
  const transport: PushTransport = {
    send: async () => {
      sent++
      return 'sent'
    },
  }
  const stop = startWorker({
    databaseUrl,
    tasks: tasksOf({
      db: connection.db,
      transports: { FCM: transport },
      graph: undefined,
      appendMailRequests: async () => {},
    }),
    crontab: '',
    log: testLog(),
    clock: 'process',
  })
  await settle(db)
  const deliveredMs = performance.now() - begin - remindedMs - idleMs
  await stop()
  await connection.close()

  expect(sent).toBe(count)
  process.stdout.write(
    ` ${count} people due in one minute: ${remindedMs.toFixed(0)} ms to remind, ${idleMs.toFixed(0)} ms when nobody is due, ` +
      `${deliveredMs.toFixed(0)} ms to hand over the messages, ${statements} statements and ${Math.ceil(count / 50)} jobs.\n`,
  )
}, 300_000)
