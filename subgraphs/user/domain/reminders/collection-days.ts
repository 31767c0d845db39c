import { z } from 'zod'
import type { AskGraph } from '../../../_shared/ask-graph.ts'
import type { Translated } from '../../../_shared/locale.ts'
import type { Stream } from '../notifications/kinds.ts'

/** A kind of home: all who live in such a one have the same collection days. `dwelling` is empty if it isn't set. */
export interface Home {
  regionId: string
  dwelling: string
}

/** A day on which something can be put out. */
export interface CollectionDay {
  uid: string
  from: Date
  until: Date
  streams: Stream[]
}

/** Homes in one request: the router allows 20 root fields. */
export const homesPerRequest = 20

/** Days in an answer. A reminder comes up to two days before: a day of lead, and a night of quiet hours before that. */
const days = 4

/** How long a put-out window is if the source doesn't say. */
const unknownLengthMs = 6 * 3_600_000

const dayShape = z.object({
  uid: z.string(),
  putOutFrom: z.iso.datetime({ offset: true }).nullable(),
  putOutUntil: z.iso.datetime({ offset: true }).nullable(),
  method: z.string(),
  rule: z.object({ coverage: z.string() }),
  materials: z.array(z.object({ ko: z.string(), en: z.string() })),
})

const answerShape = z.record(
  z.string(),
  z.object({ collectionSchedule: z.object({ nextPickups: z.array(dayShape) }).nullable() }).nullable(),
)

/**
 * Asks the graph for the collection days of up to `homesPerRequest` homes, from today on. Only days that hold for the whole region,
 * since nobody knows in which part of it a person lives, and that have a known put-out window.
 * @returns the days of each home; null for a home whose region or schedule can't be read, or has none
 * @throws GraphUnavailable
 */
export async function askCollectionDays(graph: AskGraph, homes: readonly Home[]): Promise<(CollectionDay[] | null)[]> {
  const variables = Object.fromEntries(
    homes.flatMap(({ regionId, dwelling }, index) => [
      [`region${index}`, regionId],
      [`dwelling${index}`, dwelling || null],
    ]),
  )
  const { data } = await graph(queryFor(homes.length), variables)
  const answer = answerShape.parse(data ?? {})
  return homes.map((_home, index) => answer[`home${index}`]?.collectionSchedule?.nextPickups.flatMap(dayOf) ?? null)
}

/** Every query that `askCollectionDays` sends: the router trusts these (`router/documents/service-documents.json`). */
export const collectionDayQueries = (): string[] =>
  Array.from({ length: homesPerRequest }, (_value, index) => queryFor(index + 1))

function queryFor(count: number): string {
  const indexes = [...Array(count).keys()]
  const variables = indexes.map((index) => `$region${index}: ID!, $dwelling${index}: DwellingType`).join(', ')
  const fields = indexes.map(
    (index) => `home${index}: region(id: $region${index}) {
      collectionSchedule(dwelling: $dwelling${index}) { nextPickups(days: ${days}) { ...Day } }
    }`,
  )
  return `query CollectionDays(${variables}) { ${fields.join('\n')} }
    fragment Day on CollectionDay {
      uid putOutFrom putOutUntil method rule { coverage } materials { ko: name(locale: "ko") en: name(locale: "en") }
    }`
}

function dayOf({ uid, putOutFrom, putOutUntil, method, rule, materials }: z.infer<typeof dayShape>): CollectionDay[] {
  if (rule.coverage !== 'ALL' || putOutFrom === null) return []
  const from = new Date(putOutFrom)
  const until = putOutUntil === null ? new Date(from.getTime() + unknownLengthMs) : new Date(putOutUntil)
  return [{ uid, from, until, streams: materials.length > 0 ? materials : [wasteStreams[method] ?? otherWaste] }]
}

const wasteStreams: Record<string, Translated> = {
  RECYCLABLES: { ko: '재활용품', en: 'recyclables' },
  FOOD_WASTE: { ko: '음식물 쓰레기', en: 'food waste' },
  GENERAL_WASTE: { ko: '일반 쓰레기', en: 'general waste' },
  NON_COMBUSTIBLE: { ko: '불연성 쓰레기', en: 'non-combustible waste' },
  BULKY_WASTE: { ko: '대형 폐기물', en: 'bulky waste' },
}

const otherWaste: Translated = { ko: '폐기물', en: 'waste' }
