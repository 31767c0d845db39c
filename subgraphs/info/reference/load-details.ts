import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../../_shared/db.ts'
import {
  commonMistakes,
  guideConflicts,
  itemComponents,
  itemVariants,
  relatedItems,
  sortingMarks,
} from '../db/schema.ts'
import { itemId, markId, materialId, variantId } from './ids.ts'
import { stepOf } from './load-items.ts'
import { summaryOf, translated } from './method-sentences.ts'
import type { Catalogue } from './read.ts'

/** Replaces the details of items and materials. Other tables refer to these rows only by ids that stay the same. */
export async function loadDetails(tx: Db, catalogue: Catalogue) {
  await replace(tx, guideConflicts, [])
  await replace(tx, itemVariants, variantRows(catalogue))
  await replace(tx, itemComponents, componentRows(catalogue))
  await replace(tx, commonMistakes, mistakeRows(catalogue))
  await replace(tx, sortingMarks, markRows(catalogue))
  await replace(tx, relatedItems, relatedRows(catalogue))
  await replace(tx, guideConflicts, conflictRows(catalogue))
}

async function replace<T extends PgTable>(tx: Db, table: T, rows: T['$inferInsert'][]) {
  await tx.delete(table)
  if (rows.length > 0) await tx.insert(table).values(rows)
}

const variantRows = (catalogue: Catalogue): (typeof itemVariants.$inferInsert)[] =>
  catalogue.variants.map((row, position) => {
    const item = catalogue.items.find(({ slug }) => slug === row.item)
    const steps = catalogue.steps.filter((step) => step.item === row.item && step.variant === row.slug)
    return {
      id: variantId(row.item, row.slug),
      slug: row.slug,
      itemId: itemId(row.item),
      position,
      name: { ko: row.name_ko, en: row.name_en },
      disposalMethod: row.method,
      summary: summaryOf(row, item?.category ?? '', catalogue),
      steps: steps.map(stepOf),
    }
  })

const componentRows = ({ components }: Catalogue): (typeof itemComponents.$inferInsert)[] =>
  components.map((row, position) => ({
    itemId: itemId(row.item),
    position,
    name: { ko: row.name_ko, en: row.name_en },
    materialId: materialId(row.material),
    disposalMethod: row.method,
    mustBeSeparated: row.must_be_separated,
  }))

const mistakeRows = ({ mistakes }: Catalogue): (typeof commonMistakes.$inferInsert)[] =>
  mistakes.map((row, position) => ({
    position,
    itemId: row.item && itemId(row.item),
    materialId: row.material && materialId(row.material),
    mistake: { ko: row.mistake_ko, en: row.mistake_en },
    instead: { ko: row.instead_ko, en: row.instead_en },
    reason: translated(row.reason_ko, row.reason_en),
  }))

const markRows = ({ marks }: Catalogue): (typeof sortingMarks.$inferInsert)[] =>
  marks.map((row, position) => ({
    id: markId(row.code),
    code: row.code,
    position,
    label: row.label,
    name: { ko: row.name_ko, en: row.name_en },
    meaning: { ko: row.meaning_ko, en: row.meaning_en },
    materialId: row.material && materialId(row.material),
    sourceId: row.source,
  }))

const relatedRows = ({ related }: Catalogue): (typeof relatedItems.$inferInsert)[] =>
  related.flatMap(({ item, related: other }, position) => [
    { itemId: itemId(item), relatedId: itemId(other), position },
    { itemId: itemId(other), relatedId: itemId(item), position },
  ])

const conflictRows = ({ conflicts }: Catalogue): (typeof guideConflicts.$inferInsert)[] =>
  conflicts.map((row, position) => ({
    position,
    itemId: itemId(row.item),
    variantId: row.variant && variantId(row.item, row.variant),
    statement: { ko: row.statement_ko, en: row.statement_en },
    sourceId: row.source,
  }))
