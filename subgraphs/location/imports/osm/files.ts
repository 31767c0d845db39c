import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { readText } from '../../../_shared/text-encoding.ts'
import type { Coordinates } from '../../domain/geo/earth.ts'

/** An element of OpenStreetMap. */
export interface OsmElement {
  /** Type and number, such as `node/457722547`. */
  id: string
  /** The centre of a way or relation; null if the file has no point. */
  point: Coordinates | null
  tags: Record<string, string>
  /** Whether the file says that the element was deleted. */
  isDeleted?: boolean
}

/** The contents of a file. */
export interface OsmFile {
  /** In the order of the file; null for an element that can't be read. */
  elements: (OsmElement | null)[]
  /** The day of the data, `YYYY-MM-DD`; null if the file has none. */
  observedOn: string | null
}

/**
 * The largest file. The importer reads it into memory, at about six times its size; divide a larger extract by area.
 */
const bytesMax = 250_000_000

const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)
const place = z
  .object({ lat: latitude, lon: longitude })
  .transform(({ lat, lon }) => ({ latitude: lat, longitude: lon }))
// Values are text in OpenStreetMap, but some tools write numbers and booleans.
const tags = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
  .transform((own) => Object.fromEntries(Object.entries(own).map(([key, value]) => [storable(key), storable(value)])))
// PostgreSQL stores neither NUL nor half of a surrogate pair.
const storable = (text: string) => text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd')
const isoMoment = z.string().regex(/^\d{4}-\d{2}-\d{2}T/)

const feature = z
  .object({
    id: z.union([z.string(), z.number()]).optional(),
    properties: z.record(z.string(), z.unknown()),
    geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
  })
  .transform(({ id, properties, geometry }, context) => {
    const { '@id': own, ...others } = properties
    const ownTags = Object.entries(others).filter(([key, value]) => !key.startsWith('@') && typeof value !== 'object')
    const known = own ?? id
    if (known !== undefined)
      return {
        id: storable(String(known)),
        point: centreOf(geometry?.coordinates),
        tags: tags.parse(Object.fromEntries(ownTags)),
      }
    context.addIssue({ code: 'custom', message: 'no id' })
    return z.NEVER
  })
const geoJson = z.object({ features: z.array(z.unknown()), timestamp: isoMoment.optional() })

const element = z
  .object({ type: z.enum(['node', 'way', 'relation']), id: z.int(), tags: tags.default({}) })
  .and(z.object({ lat: z.unknown(), lon: z.unknown(), center: z.unknown(), visible: z.unknown() }).partial())
  .transform(({ type, id, tags: ownTags, center, visible, ...own }) => ({
    id: `${type}/${id}`,
    point: place.safeParse(type === 'node' ? own : center).data ?? null,
    tags: ownTags,
    isDeleted: visible === false,
  }))
const overpass = z.object({
  elements: z.array(z.unknown()),
  osm3s: z.object({ timestamp_osm_base: isoMoment.optional() }).optional(),
})

// The format in which the importer of opendatalab-de/recycling-map writes nodes.
const centre = z
  .object({ nodeId: z.int(), keyValues: tags, lat: z.unknown(), lon: z.unknown() })
  .transform(({ nodeId, keyValues, ...own }) => ({
    id: `node/${nodeId}`,
    point: place.safeParse(own).data ?? null,
    tags: keyValues,
  }))
const centres = z.object({ recyclingData: z.array(z.unknown()) })

/** Reads a GeoJSON file of overpass-turbo or osmtogeojson. @throws Error naming the file */
export async function readGeoJson(path: string): Promise<OsmFile> {
  const found = geoJson.safeParse(await jsonIn(path))
  if (!found.success) throw new Error(`${basename(path)} is not GeoJSON with a list of features.`)
  return fileOf(found.data.features, feature, found.data.timestamp)
}

/** Reads a response of the Overpass API, or a file `{"recyclingData": …}`. @throws Error naming the file */
export async function readOverpass(path: string): Promise<OsmFile> {
  const json = await jsonIn(path)
  const response = overpass.safeParse(json)
  if (response.success) return fileOf(response.data.elements, element, response.data.osm3s?.timestamp_osm_base)
  const other = centres.safeParse(json)
  if (other.success) return fileOf(other.data.recyclingData, centre)
  throw new Error(`${basename(path)} has neither a list "elements" nor "recyclingData".`)
}

const fileOf = (rows: readonly unknown[], row: z.ZodType<OsmElement>, moment?: string): OsmFile => ({
  elements: rows.map((given) => row.safeParse(given).data ?? null),
  observedOn: moment?.slice(0, 10) ?? null,
})

async function jsonIn(path: string): Promise<unknown> {
  const { size } = await stat(path)
  if (size > bytesMax)
    throw new Error(`A file has at most ${bytesMax / 1e6} MB; ${basename(path)} has ${Math.ceil(size / 1e6)}.`)
  let text = ''
  for await (const piece of readText(path, 'utf-8')) text += piece
  const json = parseJson(text)
  const remark = remarkIn(json === undefined ? { remark: writtenRemark.exec(text.slice(-tailLength))?.[1] } : json)
  if (remark)
    throw new Error(
      `An answer of the Overpass API is imported only if it is complete; ${basename(path)} says: ${remark}`,
    )
  if (json === undefined) throw new Error(`${basename(path)} is not JSON.`)
  return json
}

// The API answers 200 with the elements found so far when a query runs out of time or memory, and explains it here.
function remarkIn(json: unknown): string {
  const remark = answer.safeParse(json).data?.remark ?? ''
  const text = typeof remark === 'string' ? remark : JSON.stringify(remark)
  return text
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, remarkMax)
}

/** Undefined for any other text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// The remark of an answer that isn't valid JSON: cut off, or XML.
const writtenRemark = /(?:"remark"\s*:\s*"|<remark>)([^"<]*)/
const tailLength = 2_000
const answer = z.object({ remark: z.unknown() })

/** Characters of a remark that a message quotes. */
const remarkMax = 300

/** The centre of the box around all positions of a geometry; null without positions. */
function centreOf(coordinates: unknown): Coordinates | null {
  const [west, south, east, north] = boxOf(coordinates)
  return place.safeParse({ lat: (south + north) / 2, lon: (west + east) / 2 }).data ?? null
}

type Box = readonly [west: number, south: number, east: number, north: number]
const noBox: Box = [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
]

function boxOf(coordinates: unknown): Box {
  if (!Array.isArray(coordinates)) return noBox
  const [x, y] = coordinates
  if (typeof x === 'number' && typeof y === 'number') return [x, y, x, y]
  return coordinates
    .map(boxOf)
    .reduce(
      (a, b): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
      noBox,
    )
}
