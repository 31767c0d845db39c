import { inArray, sql } from 'drizzle-orm'
import { contentHash } from '../../_shared/content-hash.ts'
import type { Db } from '../../_shared/db.ts'
import type { EditionRows } from '../../_shared/editions/edition-import.ts'
import type { EditionTable } from '../../_shared/editions/edition-table.ts'
import { snakeCased } from '../../_shared/snake-cased.ts'
import { type NewSourceRecord, regions, sourceRecords } from '../db/schema.ts'
import { derivePlaces } from '../domain/clusters/derive-places.ts'
import type { RecordFacts } from '../domain/clusters/facts.ts'
import { materialId } from '../domain/places/material-id.ts'
import type { ParsedRow } from './tables/read-row.ts'

const derived = ['placeId', 'formerPlaceId', 'pinnedPlaceId', 'leads', 'outcome', 'reason', 'detail']

const storageOf = (dataSet: string, isDatedByRow: boolean): EditionTable => ({
  table: sourceRecords,
  dataSet,
  derived,
  regionColumn: 'block',
  isStale: sql`stored.facts is null`,
  isDatedByRow,
  example: sql`coalesce(stored.facts #>> '{place,nameKo}', stored.key)`,
})

/**
 * The rows of a data set of places, edition after edition. The places follow from the records of all data sets.
 * @param isDatedByRow whether the rows' own days say which edition they are from; otherwise the whole file has one
 */
export const placeEditions = (dataSet: string, isDatedByRow = true): EditionRows<ParsedRow> => ({
  storage: storageOf(dataSet, isDatedByRow),
  stage: (row, line) => {
    const hash = contentHash(contentOf(row))
    const { key, unit, observedOn } = row
    return { key, unit, observedOn, contentHash: hash, record: recordOf(dataSet, row, line, hash) }
  },
  derive: (tx, day) => derivePlaces(tx, dataSet, day),
  repeatReason: 'same-key',
  nameUnits,
  nameRegions,
})

function recordOf(dataSet: string, row: ParsedRow, line: number, hash: string): Record<string, unknown> {
  const { key, provider, raw, unit, observedOn, hours, block, reason, detail, place, identity, mayJoin } = row
  const { writtenPoint, writtenAddress } = row
  const terms = Object.fromEntries(Object.entries(row.terms).map(([code, stated]) => [materialId(code), stated]))
  const { kind, nameKey, addressKey } = identity
  const facts: RecordFacts = {
    ...{ kind, nameKey, addressKey, writtenPoint, writtenAddress, reason, detail: detail ?? null, place, mayJoin },
  }
  return snakeCased({
    ...{ dataSet, key, provider, line, raw, contentHash: hash, unit, observedOn, block, facts, terms },
    ...{ outcome: 'flagged', reason, detail: detail ?? null, placeId: null, leads: false, hours: hours ?? null },
    materialIds: row.materialCodes.map(materialId),
  } satisfies Omit<NewSourceRecord, 'readOn'>)
}

// In the form that rows were stored with before there was access.
function contentOf({ raw, place, hashedKeys, reason, materialCodes, terms, hours }: ParsedRow) {
  const { access = 'PUBLIC', ...columns } = place ?? {}
  return [
    ...[raw, place && { ...columns, ...hashedKeys }, reason, materialCodes, terms],
    ...(hours ? [hours] : []),
    ...(access === 'PUBLIC' ? [] : [access]),
  ]
}

async function nameUnits(tx: Db, units: readonly string[]): Promise<string[]> {
  const rows = await tx.execute<{ unit: string; name: string | null }>(sql`
    select unit, min(record ->> 'provider') as name from staged_rows
    where unit in (select value from json_array_elements_text(${JSON.stringify(units)}::json)) group by unit`)
  const names = new Map(rows.map(({ unit, name }) => [unit, name]))
  return units.map((unit) => names.get(unit) ?? unit)
}

async function nameRegions(tx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter((id) => id.startsWith('reg_'))
  if (known.length === 0) return new Map()
  const rows = await tx
    .select({ id: regions.id, name: regions.fullNameKo })
    .from(regions)
    .where(inArray(regions.id, known))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
