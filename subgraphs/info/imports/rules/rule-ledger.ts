import { createHash } from 'node:crypto'
import { and, inArray, ne, sql } from 'drizzle-orm'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import type { RowResult } from '../../../_shared/import.ts'
import { type CollectionRecordRow, collectionRecordRules, collectionRecords, collectionRules } from '../../db/schema.ts'
import { again, why } from '../kept-rows.ts'
import type { Reading, ReadRule } from './read-row.ts'

/**
 * Keeps rows, and of the rules that they tell of each one once: five counties publish a row for every bin, with the same
 * rules in all of them. `take` decides, `write` brings a batch of decisions into the database.
 */
export async function createRuleBook(tx: Db, day: string) {
  const known = new Map((await tx.select().from(collectionRecords)).map((row) => [row.key, row]))
  const lines = new Map<string, number>()
  const told = new Map<string, number>()
  let batch = emptyBatch()

  function take(reading: Reading, line: number): RowResult {
    const { key, rules, reason, detail } = reading
    const first = lines.get(key)
    if (first !== undefined) return { line, outcome: 'merged', reason: 'same-key', detail: `line ${first}`, key }
    lines.set(key, line)
    const teller = rules.map(({ id }) => told.get(id)).find((found) => found !== undefined)
    const isRepeated = rules.length > 0 && rules.every(({ id }) => told.has(id))
    for (const { id } of rules) if (!told.has(id)) told.set(id, line)

    const contentHash = hashOf(reading)
    const before = known.get(key)
    if (before?.contentHash === contentHash) {
      batch.seen.push(key)
      return { line, key, ...again(before) }
    }
    const repeated = { outcome: 'merged' as const, reason: 'same-rule', detail: `line ${teller}` }
    const standing = reason
      ? { outcome: 'flagged' as const, reason, detail: detail ?? null }
      : isRepeated
        ? repeated
        : { outcome: 'imported' as const, reason: null, detail: null }
    const { rules: _, ...row } = reading
    batch.records.push({ ...row, ...standing, line, contentHash, readOn: day })
    for (const rule of rules) {
      batch.rules.set(rule.id, rule)
      batch.links.push({ recordKey: key, ruleId: rule.id })
    }
    const outcome = before && standing.outcome === 'imported' ? 'updated' : standing.outcome
    return { line, key, outcome, ...why(standing) }
  }

  /** Brings what `take` decided into the database. */
  async function write(): Promise<void> {
    const { records, rules, links, seen } = batch
    batch = emptyBatch()
    if (rules.size > 0) {
      const rows = [...rules.values()].map((rule) => ({ ...rule, areas: [], readOn: day }))
      await tx.insert(collectionRules).values(rows).onConflictDoNothing()
    }
    if (records[0]) {
      const { key: target } = collectionRecords
      await tx
        .insert(collectionRecords)
        .values(records)
        .onConflictDoUpdate({ target, set: buildConflictUpdateColumns(collectionRecords, records[0]) })
      const keys = records.map(({ key }) => key)
      await tx.delete(collectionRecordRules).where(inArray(collectionRecordRules.recordKey, keys))
    }
    if (links.length > 0) await tx.insert(collectionRecordRules).values(links)
    if (seen.length > 0) {
      await tx
        .update(collectionRecords)
        .set({ readOn: day })
        .where(and(inArray(collectionRecords.key, seen), ne(collectionRecords.readOn, day)))
    }
  }

  return { take, write, finish: () => summUp(tx) }
}

/** Removes the rules that no row tells of any more; gives the others the areas and dates of their rows. */
async function summUp(tx: Db): Promise<void> {
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
  seen: [] as string[],
})

const hashOf = ({ raw, rules, reason, area, contactPhone, observedOn }: Reading): string =>
  createHash('sha256')
    .update(JSON.stringify([raw, rules, reason, area, contactPhone, observedOn]))
    .digest('hex')
