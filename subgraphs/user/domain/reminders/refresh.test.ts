import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type AskGraph, GraphUnavailable } from '../../../_shared/ask-graph.ts'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { notifications, upcomingCollections } from '../../db/schema.ts'
import { aUser, setPreferences } from '../../fixtures.ts'
import { clearJobs, waitingJobs } from '../../testing.ts'
import { type CollectionDay, type Home, homesPerRequest } from './collection-days.ts'
import { refreshCollections, requestCollectionDays } from './refresh.ts'
import { aDay, aGraph } from './testing.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)
beforeEach(async () => {
  await db.execute(sql`truncate users, collection_homes, upcoming_collections cascade`)
  await clearJobs(db)
})

const now = new Date('2026-11-30T03:00:00Z')
const evening = '2026-12-01T09:00:00Z'
const later = new Date('2026-11-30T04:00:00Z')

const stored = async () =>
  (await db.select().from(upcomingCollections).orderBy(upcomingCollections.putOutFrom)).map(
    ({ regionId, dwelling, putOutFrom }) => `${regionId} ${dwelling} ${putOutFrom.toISOString()}`,
  )
const told = async () =>
  (await db.select().from(notifications).orderBy(notifications.createdAt, notifications.userId)).map(
    ({ userId, kind, parameters }) => ({ userId, kind, parameters }),
  )

test('asks once for each kind of home, in requests of twenty, and not again within the hour', async () => {
  for (let region = 0; region < 25; region++) {
    await aUser(db, { homeRegionId: `reg_${region}`, dwelling: 'HOUSE' })
    await aUser(db, { homeRegionId: `reg_${region}`, dwelling: 'HOUSE' })
  }
  await aUser(db, { homeRegionId: 'reg_1' })
  await aUser(db)
  const asked: number[] = []
  const homes: Home[] = []
  const answering = aGraph((home) => {
    homes.push(home)
    return [aDay(evening)]
  })
  const graph: AskGraph = (query, variables) => {
    asked.push(Object.keys(variables).length / 2)
    return answering(query, variables)
  }

  await refreshCollections(db, graph, { now })
  await refreshCollections(db, graph, { now: new Date(now.getTime() + 50 * 60_000) })

  expect(asked).toEqual([homesPerRequest, 6])
  expect(new Set(homes.map(({ regionId, dwelling }) => `${regionId} ${dwelling}`)).size).toBe(26)
  expect(await stored()).toHaveLength(26)
  await refreshCollections(db, graph, { now: later })
  expect(asked).toHaveLength(4)
})

test('keeps the known days of a home that the graph can’t tell about', async () => {
  await aUser(db, { homeRegionId: 'reg_1' })
  await refreshCollections(
    db,
    aGraph(() => [aDay(evening)]),
    { now },
  )

  await refreshCollections(
    db,
    aGraph(() => null),
    { now: later },
  )

  expect(await stored()).toHaveLength(1)
  expect(await told()).toEqual([])
})

test('a graph that wants a pause is asked again then; one that fails is another attempt of the job', async () => {
  await aUser(db, { homeRegionId: 'reg_1' })
  const retryAt = new Date('2026-11-30T03:02:00Z')

  await refreshCollections(db, () => Promise.reject(new GraphUnavailable('busy', retryAt)), { now })

  expect(await waitingJobs(db)).toEqual([{ task: 'refresh_collections', payload: [], runAt: retryAt }])
  await expect(refreshCollections(db, () => Promise.reject(new GraphUnavailable('down')), { now })).rejects.toThrow(
    'down',
  )
})

test('leaves out days for a part of the region, and days without hours', async () => {
  await aUser(db, { homeRegionId: 'reg_1' })
  const base = {
    putOutFrom: evening,
    putOutUntil: null,
    method: 'FOOD_WASTE',
    materials: [],
    rule: { coverage: 'ALL' },
  }
  const days = [
    { ...base, uid: 'whole' },
    { ...base, uid: 'part', rule: { coverage: 'PART' } },
    { ...base, uid: 'unknown', rule: { coverage: 'UNKNOWN' } },
    { ...base, uid: 'without hours', putOutFrom: null },
  ]

  await refreshCollections(
    db,
    async () => ({ data: { home0: { collectionSchedule: { nextPickups: days } } }, errors: [] }),
    {
      now,
    },
  )

  expect(await db.select().from(upcomingCollections)).toMatchObject([
    {
      uid: 'whole',
      putOutUntil: new Date('2026-12-01T15:00:00Z'),
      streams: [{ ko: '음식물 쓰레기', en: 'food waste' }],
    },
  ])
})

test('a new home is asked about soon, but not if the answer is fresh', async () => {
  const home = { regionId: 'reg_1', dwelling: 'HOUSE' }
  await aUser(db, { homeRegionId: 'reg_1', dwelling: 'HOUSE' })

  await requestCollectionDays(db, home)
  await requestCollectionDays(db, home)
  expect(await waitingJobs(db)).toHaveLength(1)

  await clearJobs(db)
  await refreshCollections(
    db,
    aGraph(() => []),
  )
  await requestCollectionDays(db, home)
  expect(await waitingJobs(db)).toEqual([])
})

describe('people are told of a change', () => {
  const before = [aDay(evening), aDay(evening, { uid: 'tin cans', streams: [{ ko: '캔', en: 'Cans' }] })]
  const changeTo = async (after: CollectionDay[], at = later) => {
    const { id } = await aUser(db, { homeRegionId: 'reg_1', dwelling: 'HOUSE' })
    await aUser(db, { homeRegionId: 'reg_1', dwelling: 'APARTMENT' })
    const uninterested = await aUser(db, { homeRegionId: 'reg_1', dwelling: 'HOUSE' })
    await setPreferences(db, uninterested.id, { pushOff: ['COLLECTION_CHANGE'] })
    const graph = (days: CollectionDay[]) => aGraph(({ dwelling }) => (dwelling === 'HOUSE' ? days : before))
    await refreshCollections(db, graph(before), { now })
    await refreshCollections(db, graph(after), { now: at })
    await refreshCollections(db, graph(after), { now: new Date(at.getTime() + 3_600_000) })
    const all = await told()
    expect(all.every(({ userId }) => userId === id)).toBe(true)
    return all.map(({ userId, ...notification }) => notification)
  }
  const streams = before.flatMap((day) => day.streams)

  test('when a day is called off: one notification for everything at that time', async () => {
    expect(await changeTo([])).toEqual([
      {
        kind: 'collection-called-off',
        parameters: { regionId: 'reg_1', from: new Date(evening).toISOString(), streams },
      },
    ])
  })

  test('when the time changes', async () => {
    const from = '2026-12-01T10:00:00Z'
    const moved = before.map((day) => ({ ...day, from: new Date(from) }))

    expect(await changeTo(moved)).toEqual([
      {
        kind: 'collection-moved',
        parameters: {
          regionId: 'reg_1',
          from: new Date(evening).toISOString(),
          newFrom: new Date(from).toISOString(),
          streams,
        },
      },
    ])
  })

  test('when one of two streams is called off', async () => {
    expect(await changeTo(before.slice(0, 1))).toMatchObject([
      { kind: 'collection-called-off', parameters: { streams: streams.slice(1) } },
    ])
  })

  test('but not when only the key of the day changes, or a day is added', async () => {
    const renamed = before.map((day) => ({ ...day, uid: `${day.uid} of other areas` }))

    expect(await changeTo([...renamed, aDay('2026-12-02T09:00:00Z')])).toEqual([])
  })

  test('but not when the window has opened, whose day the graph may leave out', async () => {
    expect(await changeTo([], new Date('2026-12-01T09:00:01Z'))).toEqual([])
    expect(await stored()).toContain(`reg_1 HOUSE ${new Date(evening).toISOString()}`)
  })
})
