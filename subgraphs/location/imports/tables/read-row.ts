import { type Cells, cell, dayIn, phoneIn, serialDayIn, websiteIn } from '../../../_shared/korea/cells.ts'
import type { Terms } from '../../db/schema.ts'
import type { Hours } from '../../domain/hours/hours.ts'
import { nothingRead } from '../../domain/hours/reading.ts'
import { confidenceByAge } from '../../domain/places/confidence.ts'
import type { Likeness } from '../../domain/places/finder.ts'
import { addressKey, nameKey } from '../../domain/places/keys.ts'
import type { PlaceValues } from '../../domain/places/records.ts'
import type { BoundaryIndex } from '../../domain/regions/boundary-index.ts'
import type { RegionIndex } from '../../domain/regions/region-index.ts'
import type { Confidence } from '../../types.generated.ts'
import { type Doubt, doubtOf } from './doubts.ts'
import { textOf } from './fields.ts'
import { itemsIn } from './item-words.ts'
import { locate } from './locate.ts'
import { type Spot, spotOf } from './spots.ts'
import type { PlaceTable } from './standard.ts'
import { addressOf, type Crowding, pointText } from './survey.ts'

/** A row, understood. */
export interface Reading {
  key: string
  provider: string | null
  observedOn: string | null
  raw: Cells
  materialCodes: string[]
  /** By codes of materials. */
  terms: Record<string, Terms>
  /** When it is open; null or missing when the row doesn't say. */
  hours?: Hours | null
  likeness: Likeness
  /** What a place led by this row is like; null keeps the row off the map. */
  place: Omit<PlaceValues, 'id'> | null
  /** Why the row is flagged; null for one that isn't. */
  reason: string | null
  detail?: string
}

export interface Surroundings {
  index: RegionIndex
  boundaries: BoundaryIndex
  crowding: Crowding
  day: string
}

/** Understands a row of a table; the reason as a text for one that nothing can be kept of. */
export function readRow(table: PlaceTable, cells: Cells, surroundings: Surroundings): Reading | string {
  const said = (field: Parameters<typeof textOf>[2]) => textOf(table, cells, field)
  const writtenName = cell(said('name'))
  const address = addressOf(table, cells)
  if (!writtenName) return 'no-name'
  if (!address) return 'no-address'

  const located = locate(surroundings.index, table, cells, address)
  const name = writtenName.replace(/\s*\(운영 ?중[단지]\)/, '')
  const kind = table.kind(name, cells)
  const items = table.columns.items ? itemsIn(said('items')) : { known: [...(table.materials ?? [])], unknown: [] }
  const spot = spotOf(said('latitude'), said('longitude'), located.region)
  const observedOn = table.serialDays ? serialDayIn(said('observedOn')) : dayIn(said('observedOn'))
  const likeness = {
    kind,
    // A name that all rows have tells no place from another.
    nameKey: table.columns.name ? nameKey(table.knownAs?.(name) ?? name) : '',
    addressKey: located.region && addressKey(located.region, located.street),
    point: spot.point,
  }
  const { hours, words } = table.hours?.(cells) ?? nothingRead
  const doubt = doubtOf({ notPublic: table.notPublic?.(cells) ?? null, located, spot }, surroundings, {
    point: pointText(table, cells),
  })
  const reason = doubt?.reason ?? (items.known.length === 0 ? 'no-known-material' : null)
  return {
    key: keyOf(table, cells, { name, address, isNumbered: likeness.addressKey !== null }),
    provider: cell(said('provider')),
    observedOn,
    raw: Object.fromEntries(Object.entries(cells).filter(([column]) => !table.personal?.includes(column))),
    materialCodes: items.known,
    terms: termsFor(items.known, table.terms),
    hours,
    likeness,
    reason,
    detail: reason === 'no-known-material' ? items.unknown.join(', ') : doubt?.detail,
    place:
      !spot.point || !located.region || doubt?.offMap
        ? null
        : {
            nameKo: table.displayName?.(name) ?? name,
            nameEn: table.nameEn ?? null,
            kind,
            status: name === writtenName ? 'OPERATING' : 'TEMPORARILY_CLOSED',
            ...spot.point,
            address,
            street: located.street || null,
            addressDetail: cell(said('detail')),
            postalCode: null,
            countryCode: located.region.countryCode,
            regionId: located.region.id,
            phone: phoneIn(said('phone')),
            website: websiteIn(said('website')),
            notesKo: notesOf(table, cells, words),
            notesEn: null,
            features: table.features?.(name, cells) ?? [],
            confidence: confidenceOf(doubt, confidenceByAge(observedOn, surroundings.day), table),
            accuracy: accuracyOf(spot, likeness, surroundings.crowding.isShared(pointText(table, cells))),
            verifiedAt: null,
            nameKey: likeness.nameKey,
            addressKey: likeness.addressKey,
          },
  }
}

const termsFor = (codes: readonly string[], terms: Terms | undefined): Record<string, Terms> =>
  terms ? Object.fromEntries(codes.map((code) => [code, terms])) : {}

function confidenceOf(doubt: Doubt | null, byAge: Confidence, { isVague }: PlaceTable): Confidence {
  if (doubt) return 'LOW'
  return isVague && byAge === 'HIGH' ? 'MEDIUM' : byAge
}

// Offices publish the point of an address, be it that a geocoder gave it or somebody clicked on a map. Without a house
// number it is a street's.
const accuracyOf = (spot: Spot, { addressKey }: Likeness, isShared: boolean) =>
  addressKey === null || isShared || spot.isSwapped ? 'AREA' : 'ADDRESS'

// The items in their own words, since some stand for none of our materials, and the hours where not all are understood.
function notesOf(table: PlaceTable, cells: Cells, hours: string | null): string | null {
  const listed = cell(textOf(table, cells, 'items'))
  const items = listed && `취급 품목: ${listed.replace(/ ?\+ ?/g, ', ')}`
  const told = table.columns.notes ? cell(textOf(table, cells, 'notes')) : items
  return [told, hours && `운영 시간(원문): ${hours}`].filter(Boolean).join('\n') || null
}

// 관리번호 is empty in a quarter of the rows and repeated in others, so a row is known by who publishes it, where it is and
// what it is called; by its point as well where the address is only a road.
function keyOf(
  table: PlaceTable,
  cells: Cells,
  { name, address, isNumbered }: { name: string; address: string; isNumbered: boolean },
): string {
  const further = table.keyColumns.map((column) => cells[column])
  const provider = textOf(table, cells, 'providerCode')
  const parts = [provider, address, name, ...further, isNumbered ? '' : pointText(table, cells)]
  return parts.map((part) => (cell(part) ?? '').replace(/\s+/g, '').toLowerCase()).join('|')
}
