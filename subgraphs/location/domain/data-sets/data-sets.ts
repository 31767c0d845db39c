import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type LoadedDataSet, loadedDataSets } from '../../../_shared/editions/loaded-data-sets.ts'
import type { EventData } from '../../../_shared/events/catalogue.ts'
import { otherDataSets } from '../../db/schema.ts'

/** Every data set that is loaded into the graph, by title: those of places and regions, and those that other subgraphs told of. */
export async function allDataSets(db: Db): Promise<LoadedDataSet[]> {
  const own = await loadedDataSets(db)
  const names = new Set(own.map(({ name }) => name))
  const others = await db.select().from(otherDataSets)
  return [...own, ...others.filter(({ name }) => !names.has(name))].sort((a, b) => (a.title < b.title ? -1 : 1))
}

/** Notes what another subgraph has loaded. */
export async function noteDataSet(
  tx: Db,
  name: string,
  loaded: EventData<'data.imported.v1'>['loaded'],
): Promise<void> {
  if (!loaded) {
    await tx.delete(otherDataSets).where(eq(otherDataSets.name, name))
    return
  }
  const row = { ...loaded, loadedAt: new Date(loaded.loadedAt) }
  await tx
    .insert(otherDataSets)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: otherDataSets.name, set: row })
}
