import type { Db } from '../../../_shared/db.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { msPerDay, utcOffsetMs } from '../../../_shared/local-time.ts'
import { notificationPreferences, pushDevices, users } from '../../db/schema.ts'
import type { DwellingType } from '../../types.generated.ts'
import type { CollectionDay, Home } from './collection-days.ts'

/** A person of a simulated week. */
export interface Resident {
  id: string
  timeZone: string
  regionId: string
  dwelling: DwellingType
  leadMinutes: number
  quiet: { from: string; until: string } | null
  /** Whether they want no reminders. */
  isOff: boolean
  hasDevice: boolean
  /** Whether they never changed their preferences. */
  isDefault: boolean
}

/** The collection days of every kind of home in a simulated week. */
export type Week = ReadonlyMap<string, readonly CollectionDay[]>

const regions = 40
const dwellings = ['APARTMENT', 'HOUSE'] as const
const zones = ['Asia/Seoul', 'Asia/Seoul', 'Asia/Seoul', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu']
const leads = [0, 30, 60, 180, 720, 1440]
const nights = [
  null,
  null,
  ['22:00:00', '07:00:00'],
  ['23:30:00', '06:15:00'],
  ['13:00:00', '15:00:00'],
  ['20:00:00', '18:00:00'],
] as const

/** Numbers from 0 to 1, always the same ones. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const picker = (next: () => number) => {
  return <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T
}

/** Two to four windows for each kind of home, some with two streams, in the eight days from `start` on. */
export function weekOf(start: number): Week {
  const next = random(7)
  const pick = picker(next)
  const week = new Map<string, CollectionDay[]>()
  for (let region = 0; region < regions; region++) {
    for (const dwelling of dwellings) {
      const days = [0, 1, 2, 3, 4, 5, 6, 7].filter(() => next() < 0.4)
      const hour = pick([5, 18, 19, 20, 21]) - 9 // of Seoul, which has no summer time
      week.set(
        `reg_${region} ${dwelling}`,
        days.flatMap((day) => {
          const from = new Date(start + day * msPerDay + hour * 3_600_000)
          const until = new Date(from.getTime() + pick([3, 8, 12]) * 3_600_000)
          const uid = `${region}-${dwelling}-${day}`
          const paper = { uid, from, until, streams: [{ ko: '종이', en: 'Paper' }] }
          return next() < 0.3 ? [paper, { ...paper, uid: `${uid}-2`, streams: [{ ko: '캔', en: 'Cans' }] }] : [paper]
        }),
      )
    }
  }
  return week
}

/** The put-out windows of a home, several streams in one window as several days. */
export const daysOf = (week: Week, { regionId, dwelling }: Home): readonly CollectionDay[] =>
  week.get(`${regionId} ${dwelling}`) ?? []

/** The put-out windows of a home, each once. */
export const windowsOf = (week: Week, home: Home): readonly CollectionDay[] => [
  ...new Map(daysOf(week, home).map((day) => [day.from.getTime(), day])).values(),
]

export function peopleOf(count: number): Resident[] {
  const next = random(11)
  const pick = picker(next)
  return Array.from({ length: count }, (_, index) => {
    const isDefault = next() < 0.3
    const night = isDefault ? null : pick(nights)
    return {
      id: `usr_${index}`,
      timeZone: pick(zones),
      regionId: `reg_${Math.floor(next() * regions)}`,
      dwelling: pick(dwellings),
      leadMinutes: isDefault ? 60 : pick(leads),
      quiet: night && { from: night[0], until: night[1] },
      isOff: !isDefault && next() < 0.1,
      hasDevice: next() < 0.8,
      isDefault,
    }
  })
}

/** When a person's reminder of a window is due, worked out in another way than by the statement. */
export function dueAt(person: Resident, { from }: CollectionDay): number {
  const due = from.getTime() - person.leadMinutes * 60_000
  if (!isQuiet(person, due)) return due
  let begin = due
  while (isQuiet(person, begin - 60_000)) begin -= 60_000
  return begin - 5 * 60_000
}

/** Whether a moment is in a person's quiet hours. */
export function isQuiet({ quiet, timeZone }: Resident, moment: number): boolean {
  if (!quiet) return false
  const clock = new Date(moment + utcOffsetMs(timeZone, moment)).toISOString().slice(11, 19)
  return quiet.from < quiet.until
    ? clock >= quiet.from && clock < quiet.until
    : clock >= quiet.from || clock < quiet.until
}

/** Stores people, their preferences and devices. */
export async function insertPeople(db: Db, people: readonly Resident[]): Promise<void> {
  await insertRows(
    db,
    users,
    people.map(({ id, timeZone, regionId, dwelling }) => ({
      ...{ id, timeZone, dwelling, homeRegionId: regionId },
      displayName: 'Robin',
    })),
  )
  const chosen = people.filter(({ isDefault }) => !isDefault)
  for (const hasQuietHours of [true, false])
    await insertRows(
      db,
      notificationPreferences,
      chosen
        .filter(({ quiet }) => (quiet !== null) === hasQuietHours)
        .map(({ id, leadMinutes, quiet, isOff }) => ({
          ...{ userId: id, leadMinutes, locale: 'ko' as const },
          ...(quiet && { quietFrom: quiet.from, quietUntil: quiet.until }),
          pushOff: isOff ? ['COLLECTION_REMINDER' as const] : [],
        })),
    )
  await insertRows(
    db,
    pushDevices,
    people
      .filter(({ hasDevice }) => hasDevice)
      .map(({ id }) => {
        const deviceId = id.replace('usr_', 'psd_')
        return { id: deviceId, userId: id, transport: 'FCM' as const, token: deviceId, locale: 'ko' as const }
      }),
  )
}
