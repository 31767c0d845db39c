import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Db } from '../../_shared/db.ts'
import { detectEncoding, readText } from '../../_shared/decode.ts'
import type { Importer, ImportJob, RowResult } from '../../_shared/import.ts'
import { type RegionRow, regionRings, regions } from '../db/schema.ts'
import { createRegionIndex, type RegionIndex } from '../domain/region-index.ts'

type Ring = readonly (readonly number[])[]

interface Boundary {
  code: string
  name: string
  rings: Ring[]
}

// Statistics Korea numbers provinces in its own way; these are the first two digits of its codes.
const provinces: Record<string, string> = {
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

/** Boundaries of districts, as TopoJSON. A line in the report is the number of a feature. */
export const boundaries: Importer = {
  name: 'boundaries',
  title: '센서스용 행정구역경계 (시군구, TopoJSON)',
  run: importBoundaries,
}

async function* importBoundaries({ tx, path, expect }: ImportJob): AsyncGenerator<RowResult[], number> {
  const found = await readBoundaries(path)
  expect(found.length)
  const index = await createRegionIndex(tx)
  const taken = new Map<string, number>()
  for (const [position, boundary] of found.entries()) {
    yield [await take(tx, boundary, { line: position + 1, region: regionOf(index, boundary), taken })]
  }
  return found.length
}

async function take(
  tx: Db,
  { code, name, rings }: Boundary,
  { line, region, taken }: { line: number; region: RegionRow | null; taken: Map<string, number> },
): Promise<RowResult> {
  const key = `${code} ${name}`
  if (!region) return { line, key, outcome: 'flagged', reason: 'unknown-district', detail: provinces[code.slice(0, 2)] }
  const first = taken.get(region.id)
  if (first) return { line, key, outcome: 'rejected', reason: 'same-district', detail: `feature ${first}` }
  taken.set(region.id, line)

  const boundaryHash = createHash('sha256').update(JSON.stringify(rings)).digest('hex')
  if (region.boundaryHash === boundaryHash) return { line, key, outcome: 'unchanged' }
  await tx.update(regions).set({ boundaryHash }).where(eq(regions.id, region.id))
  await tx.delete(regionRings).where(eq(regionRings.regionId, region.id))
  for (const [position, ring] of rings.entries()) {
    const polygon = `(${ring.map(([longitude = 0, latitude = 0]) => `(${longitude * 1e6},${latitude * 1e6})`).join()})`
    await tx.insert(regionRings).values({ regionId: region.id, position, ring: sql`${polygon}::polygon` as never })
  }
  return { line, key, outcome: region.boundaryHash ? 'updated' : 'imported' }
}

// By names, today's or former ones, since the codes aren't those of the administration. `세종시` is a province of its own.
const regionOf = (index: RegionIndex, { code, name }: Boundary): RegionRow | null =>
  index.named(`${provinces[code.slice(0, 2)] ?? ''} ${name}`) ?? index.named(name)

async function readBoundaries(path: string): Promise<Boundary[]> {
  let text = ''
  for await (const piece of readText(path, await detectEncoding(path))) text += piece
  const topology = parsed(text)
  const [collection] = Object.values(topology?.type === 'Topology' ? topology.objects : {})
  if (!topology || collection?.type !== 'GeometryCollection')
    throw new Error(`${basename(path)} is no TopoJSON with a collection of boundaries.`)
  return feature(topology, collection as GeometryCollection<{ code: string; name: string }>).features.map(
    ({ geometry, properties: { code, name } }) => ({
      code: String(code),
      name: String(name),
      rings:
        geometry.type === 'MultiPolygon'
          ? geometry.coordinates.flat()
          : geometry.type === 'Polygon'
            ? geometry.coordinates
            : [],
    }),
  )
}

function parsed(text: string): Topology | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
