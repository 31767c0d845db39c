import { asc, max, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { prepared } from '../../../_shared/prepared-queries.ts'
import { referenceLoads } from '../../../_shared/reference-data.ts'
import { items } from '../../db/schema.ts'

/** A version of the catalogue. */
export interface Version {
  /** The moment of the latest change of an item and, after a hyphen, a digest of the catalogue. Clients don't read it. */
  version: string
  itemIds: string[]
}

/** The version that the catalogue has now. */
export async function currentVersion(db: Db): Promise<Version> {
  const [[catalogue], loads] = [await catalogueDigest(db), await loadDigest(db)]
  const updatedAt = new Date(catalogue?.updatedAt ?? 0).getTime().toString(36)
  const digest = `${catalogue?.digest}${loads[0]?.digest}`.slice(0, 8)
  return { version: `${updatedAt}-${digest}`, itemIds: catalogue?.ids ?? [] }
}

/** The moment after which items changed since a version; null for a text that is no version. */
export function momentOf(version: string): Date | null {
  const [, moment] = /^([\da-z]{1,9})-[\da-f]{8}$/.exec(version) ?? []
  return moment === undefined ? null : new Date(Number.parseInt(moment, 36))
}

const catalogueDigest = prepared((db) =>
  db
    .select({
      updatedAt: max(items.updatedAt),
      ids: sql<string[]>`coalesce(array_agg(${items.id} order by ${items.id}), '{}')`,
      digest: sql<string>`md5(coalesce(string_agg(${items.id} || ${items.contentHash}, ',' order by ${items.id}), ''))`,
    })
    .from(items),
)

// Materials, categories and marks have no hash of their own.
const loadDigest = prepared((db) =>
  db
    .select({
      digest: sql<string>`md5(coalesce(string_agg(${referenceLoads.contentHash}, ',' order by ${asc(referenceLoads.name)}), ''))`,
    })
    .from(referenceLoads),
)
