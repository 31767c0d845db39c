import type { SourceRow } from '../../db/schema.ts'
import type { Guide } from './guides.ts'

/** What a guide was taken from: first what an editor wrote of the region, last the data sets of its fees and collection. */
export async function guideSources(guide: Guide, sourceOf: (key: string) => Promise<SourceRow | null>) {
  const { item, rule, fees, collectionRules } = guide
  const editions = new Set(fees.map(({ dataSet }) => dataSet))
  const keys = new Set([...(rule ? [rule.sourceId] : []), ...item.sourceIds.filter((key) => !editions.has(key))])
  const prices = new Map(fees.map((fee) => [`${fee.dataSet} ${fee.publisher} ${fee.observedOn}`, fee]))
  const told = collectionRules[0]
  // All at once, so that they cost one statement.
  const sources = await Promise.all([
    ...[...keys].map(sourceOf),
    ...[...prices.values()].map((fee) => edition(fee, fee.publisher, sourceOf)),
    ...(told ? [edition({ ...told, dataSet: 'household-rules' }, null, sourceOf)] : []),
  ])
  return sources.filter((source) => source !== null)
}

/** The latest day since which one of the documents holds, as all of them hold from then on; null where none tells. */
export const inForceFrom = (documents: readonly (SourceRow | Error | null)[]): string | null =>
  documents
    .flatMap((source) => (source && 'inForceFrom' in source ? (source.inForceFrom ?? []) : []))
    .sort()
    .at(-1) ?? null

// A data set as it was read, of the day that it is of, from the municipality that it is of.
async function edition(
  { dataSet, observedOn, readOn }: { dataSet: string; observedOn: string | null; readOn: string },
  publisher: string | null,
  sourceOf: (key: string) => Promise<SourceRow | null>,
): Promise<SourceRow | null> {
  const source = await sourceOf(dataSet)
  if (!source) return null
  const title = observedOn ? `${source.title} (${observedOn})` : source.title
  return { ...source, title, publisher: publisher ?? source.publisher, retrievedOn: readOn }
}
