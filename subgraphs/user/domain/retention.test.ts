import { afterAll, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { collectionHomes, notifications, upcomingCollections } from '../db/schema.ts'
import { aNotification } from '../fixtures.ts'
import { deleteExpired } from './retention.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

const now = new Date('2026-11-30T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test('deletes old notifications, past collection days and homes that nobody has', async () => {
  const kept = await aNotification(db, { createdAt: daysAgo(89) })
  await aNotification(db, { createdAt: daysAgo(91) })
  const home = { regionId: 'reg_1', dwelling: 'HOUSE' }
  const day = { ...home, streams: [], putOutFrom: daysAgo(9) }
  await db.insert(upcomingCollections).values([
    { ...day, uid: 'old', putOutUntil: daysAgo(8) },
    { ...day, uid: 'kept', putOutUntil: daysAgo(6) },
  ])
  await db.insert(collectionHomes).values([
    { ...home, askedAt: daysAgo(8) },
    { ...home, dwelling: '', askedAt: daysAgo(1) },
  ])

  await deleteExpired(db, now)

  expect((await db.select().from(notifications)).map(({ id }) => id)).toEqual([kept.id])
  expect((await db.select().from(upcomingCollections)).map(({ uid }) => uid)).toEqual(['kept'])
  expect((await db.select().from(collectionHomes)).map(({ dwelling }) => dwelling)).toEqual([''])
})
