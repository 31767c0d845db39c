import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '../../_shared/db.ts'
import { regionIdOf } from '../../_shared/korea/regions.ts'
import {
  type Located,
  optionalCell,
  requireKnown,
  requireUnique,
  ruleBroken,
  slugCell,
} from '../../_shared/reference-data.ts'
import { type LocalRuleRow, localRules } from '../db/schema.ts'
import { feeStatusCell, methodCell } from './cells.ts'
import { setOf } from './check-catalogue.ts'
import { itemId, variantId } from './ids.ts'
import { translated } from './method-sentences.ts'
import type { Catalogue } from './read.ts'
import { readRegions } from './regions.ts'

const day = optionalCell.pipe(z.iso.date().nullable())

export const localRuleEntry = z.object({
  region: optionalCell,
  item: slugCell,
  variant: optionalCell,
  dwelling: optionalCell.pipe(z.enum(['APARTMENT', 'HOUSE', 'BUSINESS']).nullable()),
  method: optionalCell.pipe(methodCell.nullable()),
  fee_status: optionalCell.pipe(feeStatusCell.nullable()),
  summary_ko: optionalCell,
  summary_en: optionalCell,
  note_ko: optionalCell,
  note_en: optionalCell,
  valid_from: day,
  valid_until: day,
  source: slugCell,
})
type LocalRuleEntry = Located<z.infer<typeof localRuleEntry>>

/** @throws Error naming file, line and rule for the first row that breaks a rule */
export function checkLocalRules(file: URL, { localRules: rules, items, variants, sources }: Catalogue): void {
  const regions = new Set(readRegions().map(({ id }) => id))
  const methods = new Map(items.map((item) => [item.slug, item.method]))
  const cases = new Map(variants.map((row) => [`${row.item} ${row.slug}`, row.method]))
  const keys = setOf(sources, ({ key }) => key)
  for (const rule of rules) {
    const broken = (reason: string) => ruleBroken(file, rule.line, reason)
    requireKnown(file, rule, 'item', [rule.item], methods)
    requireKnown(file, rule, 'source', [rule.source], keys)
    if (rule.region) requireKnown(file, rule, 'region', [regionIdOf(rule.region)], regions)
    const national = rule.variant ? cases.get(`${rule.item} ${rule.variant}`) : methods.get(rule.item)
    if (!national) throw broken(`variant "${rule.variant}" isn't known`)
    if (!rule.summary_ko !== !rule.summary_en || !rule.note_ko !== !rule.note_en)
      throw broken('summary and note must be in both languages or in neither')
    if (!rule.method && !rule.fee_status && !rule.summary_ko && !rule.note_ko) throw broken('the rule changes nothing')
    if (rule.method && rule.method !== national && !rule.summary_ko)
      throw broken('a rule with another method needs a summary')
    if ((rule.valid_from ?? '') > (rule.valid_until ?? '9999')) throw broken('the rule ends before it begins')
  }
  requireUnique(file, rules, 'rule', keyOf)
}

/** Replaces the rules in the database with those of the file. */
export async function loadLocalRules(tx: Db, rules: readonly LocalRuleEntry[]): Promise<void> {
  await tx.delete(localRules)
  if (rules.length > 0) await tx.insert(localRules).values(rules.map(rowOf))
}

const keyOf = ({ region, item, variant, dwelling, valid_from }: z.infer<typeof localRuleEntry>): string =>
  [region, item, variant, dwelling, valid_from].map((part) => part ?? '-').join(' ')

function rowOf(rule: LocalRuleEntry): LocalRuleRow {
  const { summary_ko, summary_en, note_ko, note_en } = rule
  return {
    id: `lru_${createHash('sha256').update(keyOf(rule)).digest('hex').slice(0, 26)}`,
    itemId: itemId(rule.item),
    regionId: rule.region && regionIdOf(rule.region),
    variantId: rule.variant && variantId(rule.item, rule.variant),
    dwelling: rule.dwelling,
    method: rule.method,
    feeStatus: rule.fee_status,
    summary: translated(summary_ko, summary_en),
    note: translated(note_ko, note_en),
    validFrom: rule.valid_from,
    validUntil: rule.valid_until,
    sourceId: rule.source,
  }
}
