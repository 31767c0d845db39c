import { and, eq, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, places } from '../../db/schema.ts'
import type { ApprovedFacts } from '../../db/suggestions.ts'
import { regionAt } from '../regions/region-at.ts'

/**
 * Overwrites the columns of places with the facts that moderators approved; `recomputeFromRecords` does the same for
 * materials and hours. Every write of places calls it afterwards, when the rows are locked, so that no concurrent
 * decision gets lost.
 */
export async function applyApprovedFacts(tx: Db, placeIds: readonly string[]): Promise<void> {
  const rows = await tx
    .select({ id: places.id, approved: places.approved })
    .from(places)
    .where(and(isOneOf(places.id, placeIds), sql`${places.approved} <> '{}'`))
  for (const { id, approved } of rows) {
    const columns = await columnsOf(tx, approved)
    if (Object.keys(columns).length > 0) await tx.update(places).set(columns).where(eq(places.id, id))
  }
}

async function columnsOf(tx: Db, facts: ApprovedFacts): Promise<Partial<PlaceRow>> {
  const { name, kind, status, coordinates, addressText, phone, website } = facts
  const region = coordinates ? await regionAt(tx, coordinates, 'DISTRICT') : null
  return {
    ...(name !== undefined && { nameKo: name, nameEn: null }),
    ...(kind && { kind }),
    ...(status && { status }),
    ...(coordinates && { ...coordinates, accuracy: 'EXACT' as const }),
    ...(region && { regionId: region.id }),
    ...(addressText !== undefined && { address: addressText, street: null, addressDetail: null }),
    ...(phone !== undefined && { phone }),
    ...(website !== undefined && { website }),
  }
}
