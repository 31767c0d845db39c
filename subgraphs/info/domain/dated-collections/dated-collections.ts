import { and, asc, eq, gte, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import { datedCollections } from '../../db/schema.ts'

/** The name of an area in plain letters. */
export const areaKey = (area: string): string => searchKey(area)

/** The next collections of an area, by day. @param from the first day, `YYYY-MM-DD` */
export const nextCollections = (db: Db, area: string, from: string, first: number) =>
  collectionsOf(db, { key: areaKey(area), from, first })

const collectionsOf = prepared(
  (db, { key, from, first }: Placeholders<{ key: string; from: string; first: number }>) => {
    const { area, areaKey: keyOf, day, waste, method, retiredOn } = datedCollections
    return db
      .select({ area, date: day, waste, method })
      .from(datedCollections)
      .where(and(eq(keyOf, key), gte(day, from), isNull(retiredOn)))
      .orderBy(asc(day), asc(waste))
      .limit(first)
  },
)
