import { sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { upcomingCollections } from '../../db/schema.ts'
import type { Stream } from '../notifications/kinds.ts'
import { insertNotifications } from '../notifications/notify.ts'
import type { CollectionDay, Home } from './collection-days.ts'

/** How old an answer may be. The job runs every hour. */
const answerMaxMinutes = 55

type StoredDay = Home & { uid: string; from: string; until: string; streams: Stream[] }

/** A window that was stored and that the graph doesn't have any more. `newFrom` is null if it was called off. */
type Change = Home & { from: string; newFrom: string | null; streams: Stream[] }

/** Some of the homes for which the graph has to be asked again: that nobody asked about, or that long ago. */
export async function homesToAsk(db: Db, limit: number, now = new Date()): Promise<Home[]> {
  return db.execute<Record<keyof Home, string>>(sql`
    select homes.region_id as "regionId", homes.dwelling
    from (
      select distinct home_region_id as region_id, coalesce(dwelling, '') as dwelling
      from users
      where home_region_id is not null
    ) as homes
    left join collection_homes as asked on asked.region_id = homes.region_id and asked.dwelling = homes.dwelling
    where (asked.asked_at > ${now.toISOString()}::timestamptz - ${answerMaxMinutes} * interval '1 minute') is not true
    order by asked.asked_at nulls first, homes.region_id, homes.dwelling
    limit ${limit}`)
}

/**
 * Stores what the graph answered about some homes, and notifies their people of the days that it has no more or at another time.
 * A home with null keeps its days: the graph could not say.
 * @returns how many notifications it created
 */
export async function storeCollectionDays(
  db: Db,
  answers: readonly { home: Home; days: readonly CollectionDay[] | null }[],
  now = new Date(),
): Promise<number> {
  return db.transaction(async (tx) => {
    await markAsked(
      tx,
      answers.map(({ home }) => home),
      now,
    )
    const known = answers.flatMap(({ home, days }) => (days ? [{ home, days }] : []))
    const homes = known.map(({ home }) => home)
    const before = await daysAhead(tx, homes, now)
    const after = known.flatMap(({ home, days }) =>
      days.filter(({ until }) => until > now).map((day) => ({ ...home, ...day })),
    )
    await tx.execute(sql`
      delete from upcoming_collections as stored
      using ${listOf(homes)}
      where stored.region_id = homes.region_id and stored.dwelling = homes.dwelling
        and stored.put_out_from > ${now.toISOString()}::timestamptz`)
    await insertRows(
      tx,
      upcomingCollections,
      after.map(({ from, until, ...day }) => ({ ...day, putOutFrom: from, putOutUntil: until })),
      {
        target: [upcomingCollections.regionId, upcomingCollections.dwelling, upcomingCollections.uid],
        set: {
          putOutFrom: sql`excluded.put_out_from`,
          putOutUntil: sql`excluded.put_out_until`,
          streams: sql`excluded.streams`,
        },
      },
    )
    return notifyOfChanges(tx, changesOf(before, after), now)
  })
}

async function markAsked(tx: Db, homes: readonly Home[], now: Date): Promise<void> {
  // In one order, so that two processes don't wait for each other.
  await tx.execute(sql`
    insert into collection_homes (region_id, dwelling, asked_at)
    select region_id, dwelling, ${now.toISOString()}::timestamptz from ${listOf(homes)} order by region_id, dwelling
    on conflict (region_id, dwelling) do update set asked_at = excluded.asked_at`)
}

const daysAhead = async (tx: Db, homes: readonly Home[], now: Date): Promise<StoredDay[]> =>
  tx.execute<Omit<StoredDay, 'streams'> & Record<'streams', Stream[]>>(sql`
    select stored.region_id as "regionId", stored.dwelling, stored.uid, stored.put_out_from as "from",
      stored.put_out_until as "until", stored.streams
    from upcoming_collections as stored
    join ${listOf(homes)} on stored.region_id = homes.region_id and stored.dwelling = homes.dwelling
    where stored.put_out_from > ${now.toISOString()}::timestamptz
    order by stored.put_out_from, stored.uid`)

function changesOf(before: readonly StoredDay[], after: readonly (Home & CollectionDay)[]): Change[] {
  const keyOf = ({ regionId, dwelling, uid }: Home & { uid: string }) => `${regionId} ${dwelling} ${uid}`
  const contentOf = ({ regionId, dwelling, streams }: Home & { streams: Stream[] }, from: Date) =>
    `${regionId} ${dwelling} ${from.getTime()} ${streams.map(({ ko }) => ko).join()}`
  const byUid = new Map(after.map((day) => [keyOf(day), day]))
  // The key of a day changes with the areas of its rule, which changes nothing for the people.
  const contents = new Set(after.map((day) => contentOf(day, day.from)))
  return before.flatMap((day) => {
    const from = new Date(day.from)
    if (contents.has(contentOf(day, from))) return []
    const { regionId, dwelling, streams } = day
    const newFrom = byUid.get(keyOf(day))?.from
    if (newFrom?.getTime() === from.getTime()) return []
    return [{ regionId, dwelling, streams, from: from.toISOString(), newFrom: newFrom?.toISOString() ?? null }]
  })
}

// Several streams with the same old and new time are one notification.
async function notifyOfChanges(tx: Db, changes: readonly Change[], now: Date): Promise<number> {
  if (changes.length === 0) return 0
  const windows = new Map<string, Change>()
  for (const change of changes) {
    const key = [change.regionId, change.dwelling, change.from, change.newFrom ?? 'off'].join(' ')
    windows.set(key, { ...change, streams: [...(windows.get(key)?.streams ?? []), ...change.streams] })
  }
  return insertNotifications(
    tx,
    sql`
      select users.id as user_id, 'COLLECTION_CHANGE' as topic,
        'collection-change ' || changes."regionId" || ' ' || changes."from" || ' ' || coalesce(changes."newFrom", 'off') as key,
        case when changes."newFrom" is null then 'collection-called-off' else 'collection-moved' end as kind,
        jsonb_strip_nulls(jsonb_build_object(
          'regionId', changes."regionId", 'from', changes."from", 'newFrom', changes."newFrom", 'streams', changes.streams
        )) as parameters,
        greatest(changes."from"::timestamptz, changes."newFrom"::timestamptz) as expires_at
      from json_to_recordset(${JSON.stringify([...windows.values()])}::json)
        as changes ("regionId" text, dwelling text, "from" text, "newFrom" text, streams jsonb)
      join users on users.home_region_id = changes."regionId" and coalesce(users.dwelling, '') = changes.dwelling`,
    now,
  )
}

const listOf = (homes: readonly Home[]) => sql`
  unnest(
    ${sql.param(homes.map(({ regionId }) => regionId))}::text[], ${sql.param(homes.map(({ dwelling }) => dwelling))}::text[]
  ) as homes (region_id, dwelling)`
