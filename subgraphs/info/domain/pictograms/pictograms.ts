import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readReference } from '../../../_shared/reference-data.ts'
import { sortingMarkSvg } from './sorting-mark.ts'

/** What has a pictogram; each has its own keys: slugs, codes or values of `DisposalMethod`. */
export const pictogramKinds = ['category', 'material', 'method', 'mark'] as const
export type PictogramKind = (typeof pictogramKinds)[number]

export interface Pictogram {
  svg: string
  /** Changes with the drawing, so that a copy with it may be kept for ever. */
  version: string
}

const folder = new URL('../../reference/', import.meta.url)

const entry = z.strictObject({
  of: z.enum(['category', 'material', 'method']),
  key: z.string().min(1),
  icon: z.string().regex(/^[a-z0-9-]+$/),
})

const markEntry = z.object({ code: z.string(), label: z.string(), name_ko: z.string() })

/** Every pictogram by kind and key. @throws Error for a drawing that is missing */
export function readPictograms(): ReadonlyMap<string, Pictogram> {
  const drawn = readReference(new URL('pictograms.csv', folder), entry).map(
    ({ of, key, icon }) =>
      [keyOf(of, key), readFileSync(new URL(`pictograms/${icon}.svg`, folder), 'utf8').trim()] as const,
  )
  const marks = readReference(new URL('sorting-marks.csv', folder), markEntry).map(
    ({ code, label, name_ko }) => [keyOf('mark', code), sortingMarkSvg(label, name_ko)] as const,
  )
  return new Map(
    [...drawn, ...marks].map(([key, svg]) => [
      key,
      { svg, version: createHash('sha256').update(svg).digest('base64url').slice(0, 8) },
    ]),
  )
}

let read: ReturnType<typeof readPictograms> | undefined

/** The pictogram of something; undefined if there is none. */
export function pictogramOf(kind: PictogramKind, key: string): Pictogram | undefined {
  read ??= readPictograms()
  return read.get(keyOf(kind, key))
}

/** The address of a pictogram below the public address of this subgraph; null if there is none. */
export function pictogramUrl(publicUrl: string, kind: PictogramKind, key: string): URL | null {
  const pictogram = pictogramOf(kind, key)
  return pictogram ? new URL(`${publicUrl}/pictograms/${kind}/${key}.svg?v=${pictogram.version}`) : null
}

const keyOf = (kind: string, key: string): string => `${kind} ${key}`
