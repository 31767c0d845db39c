import { type Placeholder, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import { diaryEntries } from '../../db/schema.ts'
import { monthBounds } from './days.ts'

/** The sums of one month of a diary. */
export interface MonthSums {
  userId: string
  year: number
  month: number
  entryCount: number
  pieceCount: number
  activeDays: number
  weightGrams: number
  changeFromPreviousMonth: number | null
}

/** The sums of the entries with one material in a month; `materialId` is null for entries without a material. */
export interface MaterialSums {
  materialId: string | null
  pieceCount: number
  weightGrams: number
}

/** The sums of a month of a diary. @param month 1 to 12 */
export async function monthSums(db: Db, userId: string, year: number, month: number): Promise<MonthSums> {
  const { previous, first, next } = monthBounds(year, month)
  const [row] = await sumsOf(db, { userId, previous, first, next })
  if (!row) throw new Error('A sum without groups returned no row.')
  const { before, ...sums } = row
  const changeFromPreviousMonth = before === 0 ? null : (sums.pieceCount - before) / before
  return { userId, year, month, ...sums, changeFromPreviousMonth }
}

/** The sums of a month by material, the most pieces first. */
export async function monthSumsByMaterial(
  db: Db,
  { userId, year, month }: Pick<MonthSums, 'userId' | 'year' | 'month'>,
): Promise<MaterialSums[]> {
  const { first, next } = monthBounds(year, month)
  return sumsByMaterial(db, { userId, first, next })
}

type Month = Placeholders<{ userId: string; previous: string; first: string; next: string }>

const sumsOf = prepared((db, { userId, previous, first, next }: Month) => {
  const { disposedOn, quantity, weightGrams } = diaryEntries
  const isOfMonth = sql`filter (where ${disposedOn} >= ${first}::date)`
  return db
    .select({
      entryCount: sql<number>`(count(*) ${isOfMonth})::int`,
      pieceCount: sql<number>`coalesce(sum(${quantity}) ${isOfMonth}, 0)::int`,
      activeDays: sql<number>`(count(distinct ${disposedOn}) ${isOfMonth})::int`,
      weightGrams: sql<number>`coalesce(sum(${weightGrams}) ${isOfMonth}, 0)::int`,
      before: sql<number>`coalesce(sum(${quantity}) filter (where ${disposedOn} < ${first}::date), 0)::int`,
    })
    .from(diaryEntries)
    .where(isBetween(userId, previous, next))
})

const sumsByMaterial = prepared((db, { userId, first, next }: Omit<Month, 'previous'>) => {
  const { materialId, quantity, weightGrams } = diaryEntries
  return db
    .select({
      materialId,
      pieceCount: sql<number>`sum(${quantity})::int`,
      weightGrams: sql<number>`coalesce(sum(${weightGrams}), 0)::int`,
    })
    .from(diaryEntries)
    .where(isBetween(userId, first, next))
    .groupBy(materialId)
    .orderBy(sql`sum(${quantity}) desc, ${materialId} nulls last`)
})

const isBetween = (userId: Placeholder, from: Placeholder, before: Placeholder) => {
  const { disposedOn } = diaryEntries
  return sql`${diaryEntries.userId} = ${userId} and ${disposedOn} >= ${from}::date and ${disposedOn} < ${before}::date`
}
