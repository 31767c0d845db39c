import type { AskGraph } from '../../../_shared/ask-graph.ts'
import type { CollectionDay, Home } from './collection-days.ts'

/** A day of paper. */
export const aDay = (from: string, overrides: Partial<CollectionDay> = {}): CollectionDay => ({
  uid: `paper ${from.slice(0, 10)}`,
  from: new Date(from),
  until: new Date(Date.parse(from) + 10 * 3_600_000),
  streams: [{ ko: '종이', en: 'Paper' }],
  ...overrides,
})

/** A graph that answers the query for collection days. `daysOf` returns null for a home without a schedule. */
export const aGraph =
  (daysOf: (home: Home) => readonly CollectionDay[] | null): AskGraph =>
  async (_query, variables) => {
    const indexes = Object.keys(variables).flatMap((name) => /^region(\d+)$/.exec(name)?.[1] ?? [])
    const data = indexes.map((index) => {
      const home = {
        regionId: String(variables[`region${index}`]),
        dwelling: String(variables[`dwelling${index}`] ?? ''),
      }
      const days = daysOf(home)?.map(({ uid, from, until, streams }) => ({
        uid,
        putOutFrom: from.toISOString(),
        putOutUntil: until.toISOString(),
        method: 'RECYCLABLES',
        rule: { coverage: 'ALL' },
        materials: streams,
      }))
      return [`home${index}`, { collectionSchedule: days ? { nextPickups: days } : null }]
    })
    return { data: Object.fromEntries(data), errors: [] }
  }
