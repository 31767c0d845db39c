import { z } from 'zod'
import type { Db } from '../db.ts'
import { locales, type Translated } from '../locale.ts'
import { appendEvents } from './append.ts'

/** A part of what a subgraph knows about a person. The name is that of its list in JSON, the title the one that people read. */
export interface PersonalData {
  name: string
  title: Translated
  rows: readonly object[]
}

export const personalData = z.array(
  z.object({
    name: z.string(),
    title: z.record(z.enum(locales), z.string()),
    rows: z.array(z.record(z.string(), z.unknown())),
  }),
)

/** Characters of the JSON text in one event, so that it stays far below the megabyte that brokers accept. */
const pieceLength = 100_000

/** Sends what a subgraph knows about a person to auth, which puts the export together. */
export async function sendPersonalData(
  tx: Db,
  { accountId, exportId }: { accountId: string; exportId: string },
  found: readonly PersonalData[],
): Promise<void> {
  const pieces = piecesOf(JSON.stringify(found))
  const data = { accountId, exportId, parts: pieces.length }
  await appendEvents(
    tx,
    pieces.map((text, index) => ({ type: 'account.export-part.v1', data: { ...data, part: index + 1, text } })),
  )
}

/** A text in pieces, none of which ends within a character: half of one is no valid JSON. */
export function piecesOf(text: string, length = pieceLength): string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = start + length
    const isWithinPair = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '')
    const piece = text.slice(start, isWithinPair ? end - 1 : end)
    pieces.push(piece)
    start += piece.length
  }
  return pieces
}
