import DataLoader from 'dataloader'
import type { Db } from '../../_shared/db.ts'
import { sharedDb } from '../../_shared/request-db.ts'

// The catalogue ships with the code: only a start writes its tables, before it serves. A process therefore keeps the rows that it has
// read, and a guide costs one statement instead of five. A process of an older version keeps its own rows until it is replaced.

/** Maximum number of values of one loader; the catalogue has a few hundred items. */
const keptMax = 5_000

const keptBy = new WeakMap<Db, Map<string, Map<unknown, unknown>>>()

/**
 * A loader of one request for values of the catalogue, which the process keeps. What doesn't exist is asked for each time, so that
 * nobody can fill the memory with invented keys.
 * @param name of the loader
 * @param read the values of keys, in their order; null for a key without one
 */
export function keptLoader<Key extends string, Value extends object | string>(
  db: Db,
  name: string,
  read: (keys: readonly Key[]) => Promise<(Value | null)[]>,
): DataLoader<Key, Value | null> {
  const kept = keptOf<Key, Value>(sharedDb(db), name)
  return new DataLoader(async (keys) => {
    const missing = keys.filter((key) => !kept.has(key))
    if (missing.length === 0) return keys.map((key) => kept.get(key) ?? null)
    const found = new Map<Key, Value | null>()
    const values = await read(missing)
    for (const [index, key] of missing.entries()) {
      const value = values[index] ?? null
      found.set(key, value)
      if (value !== null && kept.size < keptMax) kept.set(key, value)
    }
    return keys.map((key) => kept.get(key) ?? found.get(key) ?? null)
  })
}

/** As `keptLoader`, for lists; an empty one is not kept. */
export function keptListLoader<Key extends string, Value>(
  db: Db,
  name: string,
  read: (keys: readonly Key[]) => Promise<Value[][]>,
): DataLoader<Key, Value[]> {
  const loader = keptLoader<Key, Value[]>(db, name, async (keys) =>
    (await read(keys)).map((values) => (values.length > 0 ? values : null)),
  )
  return new DataLoader(async (keys) =>
    (await loader.loadMany(keys)).map((found) => (found instanceof Error ? found : (found ?? []))),
  )
}

function keptOf<Key, Value>(db: Db, name: string): Map<Key, Value> {
  const byName = keptBy.get(db) ?? new Map<string, Map<unknown, unknown>>()
  keptBy.set(db, byName)
  const kept = byName.get(name) ?? new Map<unknown, unknown>()
  byName.set(name, kept)
  return kept as Map<Key, Value>
}
