import type { SourceRow } from '../../db/schema.ts'
import type { Guide } from './guides.ts'

/**
 * The sources of a guide: first that of the editor's rule, then those of the item, last the data sets of fees and
 * collection.
 */
export async function guideSources(guide: Guide, sourceOf: (key: string) => Promise<SourceRow | null>) {
  const { item, rule, fees, collectionRules } = guide
  const feeDataSets = new Set(fees.map(({ dataSet }) => dataSet))
  const keys = new Set([...(rule ? [rule.sourceId] : []), ...item.sourceIds.filter((key) => !feeDataSets.has(key))])
  const feeEditions = new Map(fees.map((fee) => [`${fee.dataSet} ${fee.publisher} ${fee.observedOn}`, fee]))
  const firstRule = collectionRules[0]
  // Load all at once: one statement.
  const sources = await Promise.all([
    ...[...keys].map(sourceOf),
    ...[...feeEditions.values()].map((fee) => editionOf(fee, fee.publisher, sourceOf)),
    ...(firstRule ? [editionOf({ ...firstRule, dataSet: 'household-rules' }, null, sourceOf)] : []),
  ])
  return sources.filter((source) => source !== null)
}

/**
 * The latest day on which one of the documents came into force: from then on all are in force. Null if none has a date.
 */
export const inForceFrom = (documents: readonly (SourceRow | Error | null)[]): string | null =>
  documents
    .flatMap((source) => (source && 'inForceFrom' in source ? (source.inForceFrom ?? []) : []))
    .sort()
    .at(-1) ?? null

// The imported edition of a data set: the title carries its date, if known; `publisher` names the municipality.
async function editionOf(
  { dataSet, observedOn, readOn }: { dataSet: string; observedOn: string | null; readOn: string },
  publisher: string | null,
  sourceOf: (key: string) => Promise<SourceRow | null>,
): Promise<SourceRow | null> {
  const source = await sourceOf(dataSet)
  if (!source) return null
  const title = observedOn ? `${source.title} (${observedOn})` : source.title
  return { ...source, title, publisher: publisher ?? source.publisher, retrievedOn: readOn }
}
