import { and, eq, isNull, sql } from 'drizzle-orm'
import { contentHash } from '../../../_shared/content-hash.ts'
import type { Db } from '../../../_shared/db.ts'
import type { EditionRows } from '../../../_shared/editions/edition-import.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { snakeCased } from '../../../_shared/snake-cased.ts'
import { collectionRecordRules, collectionRecords, collectionRules } from '../../db/schema.ts'
import { createRegionNames, readRegions } from '../../reference/regions.ts'
import { decisionOn } from '../decision.ts'
import { firstStatements } from '../first-statements.ts'
import { namesOfRegions, touchedRows } from '../touched-rows.ts'
import { placeRules } from './place-rules.ts'
import { type ParsedRow, type ReadRule, readRow } from './read-row.ts'

const dataSet = 'household-rules'

/**
 * The rows of the collection rules, edition after edition: a region has the rules of its newest edition. Each rule is stored once:
 * five counties publish a row for every bin, all with the same rules.
 */
export function ruleEditions(): EditionRows<ParsedRow> {
  const statedOnLine = firstStatements()
  const names = namesOfRegions(readRegions())
  return {
    storage: {
      table: collectionRecords,
      dataSet,
      derived: ['areas'],
      regionColumn: 'region_id',
      example: sql`concat_ws(' ', stored.raw ->> '관리구역명', stored.raw ->> '관리구역대상지역명', stored.raw ->> '생활쓰레기배출요일')`,
    },
    stage({ rules, detail: _, ...row }, line) {
      const earlier = statedOnLine(
        rules.map(({ id }) => id),
        line,
      )
      const decision = decisionOn({ ...row, detail: _ }, earlier, 'same-rule')
      const hash = contentHash(contentOf({ rules, ...row }))
      const unit = row.regionId ?? 'unknown'
      const record = snakeCased({ ...row, ...decision, dataSet, unit, areas: [], line, contentHash: hash })
      return { key: row.key, unit, observedOn: row.observedOn, contentHash: hash, record }
    },
    derive: deriveRules,
    repeatReason: 'same-key',
    nameUnits: async (_tx, units) => units.map((unit) => names.get(unit) ?? unit),
    nameRegions: async () => names,
  }
}

const contentOf = ({ raw, rules, reason, areaKey, contactPhone, observedOn }: ParsedRow) => [
  raw,
  rules,
  reason,
  areaKey,
  contactPhone,
  observedOn,
]

async function deriveRules(tx: Db, day: string): Promise<void> {
  const superseded = await supersededKeys(tx)
  await tx.execute(sql`delete from ${collectionRecordRules} where record_key in (select key from touched_rows)`)
  const findRegion = createRegionNames()
  for await (const rows of touchedRows(tx, collectionRecords)) {
    const rules = new Map<string, ReadRule>()
    const links: { recordKey: string; ruleId: string }[] = []
    for (const { key, raw } of rows) {
      const parsed = readRow(raw, findRegion)
      for (const rule of typeof parsed === 'string' ? [] : parsed.rules) {
        rules.set(rule.id, rule)
        links.push({ recordKey: key, ruleId: rule.id })
      }
    }
    const stated = [...rules.values()].map((rule) => ({ ...rule, readOn: day }))
    await insertRows(tx, collectionRules, stated, { target: [collectionRules.id] })
    await insertRows(tx, collectionRecordRules, links, {
      target: [collectionRecordRules.recordKey, collectionRecordRules.ruleId],
    })
  }
  await placeRules(tx)
  await noteSuperseded(tx, superseded)
}

/** Notes the rows that newer rows of the same zone and area have superseded: those of the file, and others that this import did it to. */
async function noteSuperseded(tx: Db, before: ReadonlySet<string>): Promise<void> {
  const now = [...(await supersededKeys(tx))].map((key) => ({ key, is_new: !before.has(key) }))
  const [found] = await tx.execute<{ staged: string | null }>(sql`select to_regclass('pg_temp.staged_rows') as staged`)
  if (now.length === 0 || !found?.staged) return
  await tx.execute(sql`
    insert into consequences
    select ${dataSet}, key, 'superseded', 'newer-row' from json_to_recordset(${JSON.stringify(now)}::json) as rows (key text, is_new boolean)
    where is_new or key in (select key from staged_rows)`)
}

/** The keys of the rows whose statements are all superseded. */
async function supersededKeys(tx: Db): Promise<Set<string>> {
  const inForce = tx
    .$with('in_force')
    .as(
      tx
        .selectDistinct({ key: collectionRecordRules.recordKey })
        .from(collectionRecordRules)
        .where(eq(collectionRecordRules.isSuperseded, false)),
    )
  const rows = await tx
    .with(inForce)
    .selectDistinct({ key: collectionRecordRules.recordKey })
    .from(collectionRecordRules)
    .leftJoin(inForce, eq(inForce.key, collectionRecordRules.recordKey))
    .where(and(eq(collectionRecordRules.isSuperseded, true), isNull(inForce.key)))
  return new Set(rows.map(({ key }) => key))
}
