import { isOneOf } from '../../../_shared/array-conditions.ts'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import { createLedger } from '../../../_shared/import-ledger.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { type CollectionRecordRow, collectionRecordRules, collectionRecords, collectionRules } from '../../db/schema.ts'
import { decisionOn } from '../decision.ts'
import { placeRules } from './place-rules.ts'
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
      batch.records.push({ ...row, ...decision, areas: [], line, contentHash, readOn: day })
      for (const rule of rules) {
        batch.rules.set(rule.id, rule)
        batch.links.push({ recordKey: row.key, ruleId: rule.id })
      }
      return decision
    },

    async write() {
      const { records, rules, links } = batch
      batch = emptyBatch()
      const rows = [...rules.values()].map((rule) => ({ ...rule, readOn: day }))
      await insertRows(tx, collectionRules, rows, { target: [collectionRules.id] })
      await insertRows(tx, collectionRecords, records, {
        target: [collectionRecords.key],
        set: buildConflictUpdateColumns(collectionRecords, records[0] ?? {}),
      })
      const keys = records.map(({ key }) => key)
      await tx.delete(collectionRecordRules).where(isOneOf(collectionRecordRules.recordKey, keys))
      await insertRows(tx, collectionRecordRules, links)
    },

    finish: () => placeRules(tx),
  })
}

const emptyBatch = () => ({
  records: [] as CollectionRecordRow[],
  rules: new Map<string, ReadRule>(),
  links: [] as { recordKey: string; ruleId: string }[],
})

const contentOf = ({ raw, rules, reason, areaKey, contactPhone, observedOn }: ParsedRow) => [
  raw,
  rules,
  reason,
  areaKey,
  contactPhone,
  observedOn,
]
