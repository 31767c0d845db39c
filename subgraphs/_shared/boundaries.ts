import { basename } from 'node:path'
import type { Geometry } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { cell } from './korea/cells.ts'
import { detectEncoding, readText } from './text-encoding.ts'

/** A region of Statistics Korea, from its boundaries for the census (센서스용 행정구역경계). */
export interface Boundary {
  /** Two digits for a province, five for a district, seven for a dong; not the codes of the administration. */
  code: string
  name: string
  nameEn: string | null
  /** In degrees; the last position of a ring connects to the first. Empty without a boundary. */
  rings: (readonly (readonly [longitude: number, latitude: number])[])[]
}

/** The provinces by the first two digits of the codes of Statistics Korea, which has a numbering of its own. */
export const statisticsProvinces: Readonly<Record<string, string>> = {
  11: '서울특별시',
  21: '부산광역시',
  22: '대구광역시',
  23: '인천광역시',
  24: '광주광역시',
  25: '대전광역시',
  26: '울산광역시',
  29: '세종특별자치시',
  31: '경기도',
  32: '강원도',
  33: '충청북도',
  34: '충청남도',
  35: '전라북도',
  36: '전라남도',
  37: '경상북도',
  38: '경상남도',
  39: '제주특별자치도',
}

/** Reads boundaries of provinces, districts or neighbourhoods. @throws Error if the file is not such TopoJSON */
export async function readBoundaries(path: string): Promise<Boundary[]> {
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

function ringsOf(geometry: Geometry): Boundary['rings'] {
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
