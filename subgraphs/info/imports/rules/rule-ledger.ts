import { sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import { createLedger } from '../../../_shared/import-ledger.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { type CollectionRecordRow, collectionRecordRules, collectionRecords, collectionRules } from '../../db/schema.ts'
import { decisionOn } from '../decision.ts'
import type { ParsedRow, ReadRule } from './read-row.ts'

/**
 * The ledger of collection rows and of the rules that they state. Each rule is stored once: five counties publish a row
 * for every bin, all with the same rules.
 */
export async function createRuleLedger(tx: Db, day: string) {
  const stored = await tx.select().from(collectionRecords)
  let batch = emptyBatch()

  return createLedger<ParsedRow, CollectionRecordRow>({
    tx,
    day,
    table: collectionRecords,
    stored,
    repeatReason: 'same-key',
    contentOf,
    factIdsOf: ({ rules }) => rules.map(({ id }) => id),

    decide({ rules, ...row }, { line, contentHash, statedOnLine }) {
      const decision = decisionOn(row, statedOnLine, 'same-rule')
      batch.records.push({ ...row, ...decision, line, contentHash, readOn: day })
      for (const rule of rules) {
        batch.rules.set(rule.id, rule)
        batch.links.push({ recordKey: row.key, ruleId: rule.id })
      }
      return decision
    },

    async write() {
      const { records, rules, links } = batch
      batch = emptyBatch()
      const rows = [...rules.values()].map((rule) => ({ ...rule, areas: [], readOn: day }))
      await insertRows(tx, collectionRules, rows, { target: [collectionRules.id] })
      await insertRows(tx, collectionRecords, records, {
        target: [collectionRecords.key],
        set: buildConflictUpdateColumns(collectionRecords, records[0] ?? {}),
      })
      const keys = records.map(({ key }) => key)
      await tx.delete(collectionRecordRules).where(isOneOf(collectionRecordRules.recordKey, keys))
      await insertRows(tx, collectionRecordRules, links)
    },

    finish: () => recomputeRules(tx),
  })
}

/**
 * Deletes rules that no row states any more, and recomputes the areas, telephone numbers and days of the others from
 * their rows.
 */
async function recomputeRules(tx: Db): Promise<void> {
  await tx.execute(sql`
    delete from ${collectionRules} as rule
    where not exists (select from ${collectionRecordRules} as link where link.rule_id = rule.id)`)
  await tx.execute(sql`
    update ${collectionRules} as rule
    set areas = rows.areas, contact_phone = rows.phone, observed_on = rows.observed_on, read_on = rows.read_on
    from (
      select link.rule_id,
        case when bool_or(record.area is null) then '{}' else array_agg(distinct record.area collate "C") end as areas,
        mode() within group (order by record.contact_phone) as phone,
        max(record.observed_on) as observed_on,
        max(record.read_on) as read_on
      from ${collectionRecordRules} as link
      join ${collectionRecords} as record on record.key = link.record_key
      group by link.rule_id
    ) as rows
    where rows.rule_id = rule.id
      and (rule.areas, rule.contact_phone, rule.observed_on, rule.read_on)
        is distinct from (rows.areas, rows.phone, rows.observed_on, rows.read_on)`)
}

const emptyBatch = () => ({
  records: [] as CollectionRecordRow[],
  rules: new Map<string, ReadRule>(),
  links: [] as { recordKey: string; ruleId: string }[],
})

const contentOf = ({ raw, rules, reason, area, contactPhone, observedOn }: ParsedRow) => [
  raw,
  rules,
  reason,
  area,
  contactPhone,
  observedOn,
]
