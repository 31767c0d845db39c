import type { PlaceRow } from '../db/schema.ts'
import { confidenceByAge } from '../domain/confidence.ts'
import type { Hours } from '../domain/hours/hours.ts'
import { nothingRead } from '../domain/hours/reading.ts'
import type { Likeness } from '../domain/place-finder.ts'
import { addressKey, nameKey } from '../domain/place-keys.ts'
import type { RegionIndex } from '../domain/region-index.ts'
import { distanceMeters } from '../domain/sphere.ts'
import { cell, dayIn, phoneIn, pointIn, websiteIn } from './cells.ts'
import { itemsIn } from './item-words.ts'
import { type Located, locate } from './locate.ts'
import type { Cells, StandardDataSet } from './standard.ts'

/** Further from the label of its district, a point is doubted, in metres. The islands of Sinan-gun lie as far. */
const farMeters = 50_000

/** A row, understood. */
export interface Reading {
  key: string
  provider: string | null
  observedOn: string | null
  raw: Cells
  materialCodes: string[]
  /** When it is open; null or missing when the row doesn't say. */
  hours?: Hours | null
  likeness: Likeness
  /** What a place led by this row is like; null keeps the row off the map. */
  place: Omit<PlaceRow, 'id' | 'pos'> | null
  /** Why the row is flagged; null for one that isn't. */
  reason: string | null
  detail?: string
}

interface Surroundings {
  index: RegionIndex
  /** Whether so many addresses share the point that it is where a geocoder puts what it can't find. */
  isFallback(point: string): boolean
  day: string
}

/** Understands a row of a national standard; the reason as a text for one that nothing can be kept of. */
export function readRow(dataSet: StandardDataSet, cells: Cells, surroundings: Surroundings): Reading | string {
  const { columns } = dataSet
  const writtenName = cell(cells[columns.name])
  const address = addressOf(cells)
  if (!writtenName) return 'no-name'
  if (!address) return 'no-address'

  const located = locate(surroundings.index, columns, cells, address)
  const name = writtenName.replace(/\s*\(운영 ?중[단지]\)/, '')
  const kind = dataSet.kind(name, cells)
  const items = columns.items ? itemsIn(cells[columns.items] ?? '') : { known: dataSet.materials ?? [], unknown: [] }
  const point = pointIn(cells.위도, cells.경도)
  const observedOn = dayIn(cells.데이터기준일자)
  const likeness = {
    kind,
    nameKey: nameKey(name),
    addressKey: located.region && addressKey(located.region, located.street),
    point,
  }
  const { hours, words } = dataSet.hours?.(cells) ?? nothingRead
  const flag = flagOf(dataSet, cells, located, surroundings)
  const reason = flag?.reason ?? (items.known.length === 0 ? 'no-known-material' : null)
  const isDoubted = flag !== null
  return {
    key: keyOf(dataSet, cells, { name, address, isNumbered: likeness.addressKey !== null }),
    provider: cell(cells.제공기관명),
    observedOn,
    raw: Object.fromEntries(Object.entries(cells).filter(([column]) => !dataSet.personal?.includes(column))),
    materialCodes: [...items.known],
    hours,
    likeness,
    reason,
    detail: reason === 'no-known-material' ? items.unknown.join(', ') : flag?.detail,
    place:
      !point || !located.region || flag?.offMap
        ? null
        : {
            nameKo: dataSet.displayName?.(name) ?? name,
            nameEn: null,
            kind,
            status: name === writtenName ? 'OPERATING' : 'TEMPORARILY_CLOSED',
            ...point,
            address,
            street: located.street || null,
            addressDetail: columns.detail ? cell(cells[columns.detail]) : null,
            countryCode: located.region.countryCode,
            regionId: located.region.id,
            phone: columns.phone ? phoneIn(cells[columns.phone]) : null,
            website: columns.website ? websiteIn(cells[columns.website]) : null,
            notesKo: notesOf(columns, cells, words),
            notesEn: null,
            confidence: isDoubted ? 'LOW' : confidenceByAge(observedOn, surroundings.day),
            nameKey: likeness.nameKey,
            addressKey: likeness.addressKey,
          },
  }
}

// The items in their own words, since some stand for none of our materials, and the hours where not all are understood.
function notesOf({ notes, items }: StandardDataSet['columns'], cells: Cells, hours: string | null): string | null {
  const listed = items && cell(cells[items])
  const told = notes ? cell(cells[notes]) : listed ? `취급 품목: ${listed.replace(/ ?\+ ?/g, ', ')}` : null
  return [told, hours && `운영 시간(원문): ${hours}`].filter(Boolean).join('\n') || null
}

/** The address by road, or else that by lot. */
export const addressOf = (cells: Cells): string | null => cell(cells.소재지도로명주소) ?? cell(cells.소재지지번주소)

/** A row's point as it is written. */
export const pointText = (cells: Cells): string => `${cells.위도?.trim()} ${cells.경도?.trim()}`

// 관리번호 is empty in a quarter of the rows and repeated in others, so a row is known by who publishes it, where it is and
// what it is called; by its point as well where the address is only a road.
function keyOf(
  { keyColumns }: StandardDataSet,
  cells: Cells,
  { name, address, isNumbered }: { name: string; address: string; isNumbered: boolean },
): string {
  const further = keyColumns.map((column) => cells[column])
  const parts = [cells.제공기관코드, address, name, ...further, isNumbered ? '' : pointText(cells)]
  return parts.map((part) => (cell(part) ?? '').replace(/\s+/g, '').toLowerCase()).join('|')
}

interface Flag {
  reason: string
  detail?: string
  offMap: boolean
}

function flagOf(dataSet: StandardDataSet, cells: Cells, located: Located, around: Surroundings): Flag | null {
  const closed = dataSet.notPublic?.(cells)
  if (closed) return { reason: closed, offMap: true }
  const { region } = located
  if (!region) return { reason: 'unknown-district', detail: located.names, offMap: true }
  const point = pointIn(cells.위도, cells.경도)
  if (!point) return { reason: 'no-point', offMap: true }
  if (around.isFallback(pointText(cells))) return { reason: 'shared-point', detail: pointText(cells), offMap: true }
  if (located.disagree) return { reason: 'districts-disagree', detail: located.names, offMap: false }
  const meters = distanceMeters(region, point)
  if (meters <= farMeters) return null
  return { reason: 'far-from-district', detail: `${Math.round(meters / 1000)} km`, offMap: false }
}
