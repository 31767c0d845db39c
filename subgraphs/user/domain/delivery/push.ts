import { sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { addJob } from '../jobs/queue.ts'
import { type Pending, pendingPushes } from './pending.ts'
import { type PushTransports, RetryLater } from './push-transport.ts'

/** Messages that are sent at the same time. */
const sentAtOnce = 10

/** When a job stops and leaves the rest to another one. Well below the age at which its lock would count as lost. */
const jobMaxMs = 120_000

/** One run of a job. */
export interface Attempt {
  /** Attempts that are left after this one. */
  attemptsLeft: number
  /** Whether the process is stopping. */
  isStopping(): boolean
}

/**
 * Pushes notifications to the devices of their people. What falls into quiet hours, or is left when the process stops or a service
 * asks for a pause, becomes a job for later.
 *
 * A message is sent at least once. It is sent twice only if the process crashes between the answer of the push service and the
 * record of it; it has the same collapse key then, so the device shows it once.
 * @returns for each id why it failed, for another attempt; null for the others
 */
export async function deliverPushes(
  db: Db,
  ids: readonly string[],
  transports: PushTransports,
  attempt: Attempt,
  now = new Date(),
): Promise<(Error | null)[]> {
  const pending = (await pendingPushes(db, ids, now)).filter(({ transport }) => transports[transport])
  const later = new Map<string, Date>()
  const failures = new Map<string, Error>()
  const ready = pending.filter(({ notificationId, quietUntil }) => {
    if (quietUntil) later.set(notificationId, quietUntil)
    return quietUntil === null
  })
  const endAt = performance.now() + jobMaxMs
  for (let start = 0; start < ready.length; start += sentAtOnce) {
    const wave = ready.slice(start, start + sentAtOnce)
    if (attempt.isStopping() || performance.now() > endAt) {
      for (const { notificationId } of ready.slice(start)) later.set(notificationId, now)
      break
    }
    await sendWave(db, wave, transports, now, (notificationId, error) => {
      if (error instanceof RetryLater && attempt.attemptsLeft > 0) later.set(notificationId, error.at)
      else failures.set(notificationId, error)
    })
  }
  for (const [runAt, postponed] of grouped([...later].filter(([id]) => !failures.has(id)))) {
    await addJob(db, 'deliver_push', {
      payload: postponed,
      runAt: new Date(runAt),
      // Quiet hours and restarts are no failures.
      attempts: Math.max(1, attempt.attemptsLeft),
    })
  }
  return ids.map((id) => failures.get(id) ?? null)
}

async function sendWave(
  db: Db,
  wave: readonly Pending[],
  transports: PushTransports,
  now: Date,
  fail: (notificationId: string, error: Error) => void,
): Promise<void> {
  const outcomes = await Promise.all(
    wave.map(async ({ transport, device, message }) => {
      try {
        return (await transports[transport]?.send(device, message)) ?? 'gone'
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error))
      }
    }),
  )
  const by = (outcome: string) => wave.filter((_, index) => outcomes[index] === outcome)
  outcomes.forEach((outcome, index) => {
    const { notificationId = '' } = wave[index] ?? {}
    if (outcome instanceof Error) fail(notificationId, outcome)
  })
  await record(db, by('sent'), by('gone'), now)
}

async function record(db: Db, sent: readonly Pending[], gone: readonly Pending[], now: Date): Promise<void> {
  if (sent.length > 0) {
    await db.execute(sql`
      insert into pushed_notifications (notification_id, device_id, pushed_at)
      select pushed.notification_id, pushed.device_id, ${now.toISOString()}::timestamptz
      from unnest(
        ${sql.param(sent.map(({ notificationId }) => notificationId))}::text[],
        ${sql.param(sent.map(({ device }) => device.id))}::text[]
      ) as pushed (notification_id, device_id)
      join notifications on notifications.id = pushed.notification_id
      join push_devices on push_devices.id = pushed.device_id
      on conflict do nothing`)
  }
  if (gone.length === 0) return
  // Not if it was registered again in the meantime.
  await db.execute(sql`
    delete from push_devices
    using unnest(
      ${sql.param(gone.map(({ device }) => device.id))}::text[],
      ${sql.param(gone.map(({ device }) => device.p256dh ?? ''))}::text[]
    ) as gone (id, p256dh)
    where push_devices.id = gone.id and coalesce(push_devices.p256dh, '') = gone.p256dh
      and push_devices.refreshed_at <= ${now.toISOString()}::timestamptz`)
}

function grouped(entries: readonly (readonly [string, Date])[]): Map<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const [id, runAt] of entries) groups.set(runAt.getTime(), [...(groups.get(runAt.getTime()) ?? []), id])
  return groups
}
