import type { FactsOfPlace, RecordFacts } from './facts.ts'

/** A stored record that is part of the data. */
export interface ClusterRecord {
  dataSet: string
  key: string
  observedOn: string | null
  /** What it states; for a record that isn't from a file, the columns of the place that it leads. */
  facts: RecordFacts | null
  /** The place that it describes; null if it describes none. */
  placeId: string | null
  /** The place that it described last, if it describes none. */
  formerPlaceId: string | null
  /** The place that a moderator put it to. */
  pinnedPlaceId: string | null
  /** Whether it isn't from a file: it keeps its place. */
  isFixed: boolean
  leads: boolean
}

/** A record as it counts beside the others. */
export interface Member {
  record: ClusterRecord
  reason: string | null
  detail: string | null
  /** The columns of the place that it would lead; null if it can't lead one. */
  place: FactsOfPlace | null
}

/** By code units, which is the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
