import { basename } from 'node:path'
import type { Geometry } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import { enterRows, type FileRow } from '../../../_shared/import-ledger.ts'
import { cell } from '../../../_shared/korea/cells.ts'
import { detectEncoding, readText } from '../../../_shared/text-encoding.ts'
import type { Ring } from '../../domain/geo/rings.ts'
import { createBoundaryLedger } from './boundary-ledger.ts'

/** A region of the statistics office. */
export interface Boundary {
  /** Two digits for a province, five for a district, seven for a dong; not the codes of the administration. */
  code: string
  name: string
  nameEn: string | null
  rings: Ring[]
}

/**
 * Boundaries of provinces, districts or neighbourhoods, as TopoJSON. The line of a result is the number of the feature.
 */
export const boundaries: Importer = {
  name: 'boundaries',
  title: '센서스용 행정구역경계 (시도, 시군구, 읍면동; TopoJSON)',
  run: importBoundaries,
}

async function* importBoundaries({ tx, path, expect }: ImportJob): AsyncGenerator<RowResult[], number> {
  const found = await readBoundaries(path)
  expect(found.length)
  async function* rows(): AsyncGenerator<FileRow<Boundary>> {
    for (const [position, boundary] of found.entries()) {
      yield { line: position + 1, parsed: boundary.rings.length > 0 ? boundary : 'no-boundary' }
    }
  }
  return yield* enterRows(rows(), await createBoundaryLedger(tx), 250)
}

async function readBoundaries(path: string): Promise<Boundary[]> {
  let text = ''
  for await (const piece of readText(path, await detectEncoding(path))) text += piece
  const topology = parsed(text)
  const [collection] = Object.values(topology?.type === 'Topology' ? topology.objects : {})
  if (!topology || collection?.type !== 'GeometryCollection')
    throw new Error(`${basename(path)} is not TopoJSON with a collection of boundaries.`)
  return feature(topology, collection as GeometryCollection<Record<string, unknown>>).features.map(
    ({ geometry, properties: { code, name, name_eng } }) => ({
      code: String(code),
      name: cell(String(name)) ?? '',
      nameEn: typeof name_eng === 'string' && name_eng.trim() ? name_eng.trim() : null,
      rings: ringsOf(geometry),
    }),
  )
}

function ringsOf(geometry: Geometry): Ring[] {
  const polygons =
    geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [geometry.coordinates] : []
  return polygons.flat().map((ring) => ring.map(([longitude = 0, latitude = 0]) => [longitude, latitude] as const))
}

function parsed(text: string): Topology | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
