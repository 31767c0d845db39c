import { and, count, desc, eq, not, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix, newId } from '../../../_shared/ids.ts'
import { parseName } from '../../../_shared/name-rules.ts'
import { type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type PushDeviceRow, pushDevices } from '../../db/schema.ts'
import type { PushEndpoints } from '../../settings/push.ts'
import type { PushTransport } from '../../types.generated.ts'
import { lockProfile, type Person } from '../profiles/users.ts'
import {
  deviceListFull,
  deviceNameInvalid,
  deviceNameMax,
  deviceNotFound,
  devicesMax,
  type Problem,
  pushTokenInvalid,
} from '../refusals.ts'
import { parseToken } from './tokens.ts'

/**
 * Lets a device receive push messages. A device that is registered already gets the new keys, name and language; one of another
 * account moves to this person and gets another id: whoever uses the device now mustn't read the messages of the former person.
 */
export async function registerDevice(
  db: Db,
  person: Person,
  { transport, token: text, name: givenName }: { transport: PushTransport; token: string; name?: string | null },
  endpoints: PushEndpoints,
  now = new Date(),
): Promise<{ device: PushDeviceRow } | Refused<Problem>> {
  const token = parseToken(transport, text, endpoints)
  const name = givenName == null ? { name: null } : parseName(givenName, deviceNameMax)
  const problems: Problem[] = []
  if (!token) problems.push(pushTokenInvalid)
  if ('fault' in name) problems.push(deviceNameInvalid(name.fault, name.length))
  if (!token || 'fault' in name) return { problems }

  return db.transaction(async (tx) => {
    await lockProfile(tx, person)
    const isSame = and(eq(pushDevices.transport, transport), eq(pushDevices.token, token.token))
    const [others] = await tx
      .select({ total: count() })
      .from(pushDevices)
      .where(and(eq(pushDevices.userId, person.id), isSame && not(isSame)))
    if (!others || others.total >= devicesMax) return { problems: [deviceListFull] }
    const values = { ...token, transport, userId: person.id, name: name.name, locale: person.locale, refreshedAt: now }
    const [device] = await tx
      .insert(pushDevices)
      .values({ ...values, id: newId('psd') })
      .onConflictDoUpdate({
        target: [pushDevices.transport, pushDevices.token],
        set: {
          ...values,
          id: sql`case when ${pushDevices.userId} = excluded.user_id then ${pushDevices.id} else excluded.id end`,
        },
      })
      .returning()
    if (!device) throw new Error('The upsert of a push device returned no row.')
    return { device }
  })
}

/** Stops push messages to a device of a person. */
export async function unregisterDevice(db: Db, userId: string, id: string): Promise<{ id: string } | Refused<Problem>> {
  if (!hasPrefix('psd', id)) return { problems: [deviceNotFound] }
  const [removed] = await db
    .delete(pushDevices)
    .where(and(eq(pushDevices.userId, userId), eq(pushDevices.id, id)))
    .returning({ id: pushDevices.id })
  return removed ?? { problems: [deviceNotFound] }
}

/** The devices of a person, most recently registered first. */
export async function devicesOf(db: Db, userId: string): Promise<PushDeviceRow[]> {
  return devicesByUser(db, { userId })
}

const devicesByUser = prepared((db, { userId }: Placeholders<{ userId: string }>) =>
  db
    .select()
    .from(pushDevices)
    .where(eq(pushDevices.userId, userId))
    .orderBy(desc(pushDevices.refreshedAt), desc(pushDevices.id)),
)
