import { type Cells, cell, dayIn, phoneIn, serialDayIn, websiteIn } from '../../../_shared/korea/cells.ts'
import type { Terms } from '../../db/schema.ts'
import { blockOf, type FactsOfPlace } from '../../domain/clusters/facts.ts'
import type { Hours } from '../../domain/hours/hours.ts'
import { noHours } from '../../domain/hours/parsed-hours.ts'
import { confidenceByAge } from '../../domain/places/confidence.ts'
import type { PlaceIdentity } from '../../domain/places/finder.ts'
import { addressKey, firstKeys, nameKey, type PlaceKeys } from '../../domain/places/keys.ts'
import type { BoundaryIndex } from '../../domain/regions/boundary-index.ts'
import type { RegionIndex } from '../../domain/regions/region-index.ts'
import type { Confidence } from '../../types.generated.ts'
import { accessIn } from './access.ts'
import { type Field, textOf } from './fields.ts'
import { type FlagReason, flagReasonOf } from './flag-reasons.ts'
import { readItems } from './item-words.ts'
import { type Located, locate, locatedAbroad } from './locate.ts'
import { nameStateIn } from './name-state.ts'
import { type RowPoint, readPoint } from './points.ts'
import type { PlaceTable } from './table-importer.ts'
import { addressOf, fullAddress, pointText, withoutRemarks } from './written-address.ts'

/** A parsed row of a table, or a parsed element of OpenStreetMap. */
export interface ParsedRow {
  key: string
  /** Whose edition the row belongs to. */
  unit: string
  provider: string | null
  observedOn: string | null
  raw: Cells
  materialCodes: string[]
  /** By material code. */
  terms: Record<string, Terms>
  /** Opening hours; null or missing if the row has none that are understood. */
  hours?: Hours | null
  /** The features by which other records of the same place are recognised. */
  identity: PlaceIdentity
  /** The keys that the content hash covers, see `firstKeys`. */
  hashedKeys: PlaceKeys
  /** The columns of a place that this row leads; null keeps the row off the map. */
  place: FactsOfPlace | null
  /** Whether it may join a place at its address although its own point is missing or wrong. */
  mayJoin: boolean
  /** The point and the address as written, by which a geocoder's fallback points are recognised. */
  writtenPoint: string
  writtenAddress: string
  /** The part of the map in which it is compared with other records. */
  block: string
  /** The reason code of a flagged row; otherwise null. */
  reason: string | null
  detail?: string
}

/** Everything that reading a row needs besides its cells. */
export interface TableContext {
  index: RegionIndex
  boundaries: BoundaryIndex
  /** The day of the import, `YYYY-MM-DD`. */
  day: string
}

/** Reads a row of a table, or returns the reason code of a row that can't be read. */
export function readRow(table: PlaceTable, cells: Cells, context: TableContext): ParsedRow | string {
  const text = (field: Field) => textOf(table, cells, field)
  const isWanted = Object.entries(table.filters ?? {}).every(([column, values]) =>
    values.includes(cells[column]?.trim() ?? ''),
  )
  if (!isWanted) return 'filtered-out'
  const writtenName = cell(text('name'))
  const address = addressOf(table, cells)
  if (!writtenName) return 'no-name'
  if (!address) return 'no-address'

  const abroad = table.countryCode ?? null
  const located = abroad ? locatedAbroad(address) : locate(context.index, table, cells, address)
  const { name, status, exclusion: closed } = nameStateIn(writtenName)
  const kind = table.kind(name, cells)
  const items = table.columns.items ? readItems(text('items')) : { known: [...(table.materials ?? [])], unknown: [] }
  const rowPoint = readPoint(text('latitude'), text('longitude'), located.region)
  const observedOn = table.serialDays ? serialDayIn(text('observedOn')) : dayIn(text('observedOn'))
  // A constant name doesn't distinguish places.
  const matched = table.columns.name ? (table.matchName?.(name) ?? name) : ''
  const identity = {
    kind,
    nameKey: nameKey(matched),
    addressKey: located.region && addressKey(located.region, located.street),
    point: rowPoint.point,
  }
  const { hours, words } = table.hours?.(cells) ?? noHours
  const exclusion = closed ?? table.exclusionOf?.(cells) ?? null
  const flag = flagReasonOf(
    { exclusion, located, rowPoint, isAbroad: abroad !== null },
    context,
    pointText(table, cells),
  )
  const reason = flag?.reason ?? (items.known.length === 0 ? 'no-known-material' : null)
  return {
    key: keyOf(table, cells, { name, address, isNumbered: identity.addressKey !== null || abroad !== null }),
    unit: cell(text('providerCode')) ?? cell(text('provider')) ?? table.name,
    provider: cell(text('provider')),
    observedOn,
    raw: Object.fromEntries(Object.entries(cells).filter(([column]) => !table.personal?.includes(column))),
    materialCodes: items.known,
    terms: termsFor(items.known, table.terms),
    hours,
    identity,
    hashedKeys: firstKeys(matched, located.region, located.street),
    reason,
    detail: reason === 'no-known-material' ? items.unknown.join(', ') : flag?.detail,
    mayJoin: flag?.mayJoin ?? false,
    writtenPoint: rowPoint.point ? pointText(table, cells) : '',
    writtenAddress: withoutRemarks(address),
    block: blockOf(located.region, abroad, rowPoint.point),
    place:
      !rowPoint.point || !(located.region || abroad) || flag?.isOffMap
        ? null
        : {
            nameKo: table.displayName?.(name) ?? name,
            nameEn: table.nameEn ?? null,
            kind,
            status,
            ...rowPoint.point,
            address: fullAddress(address, located.region),
            street: located.street || null,
            addressDetail: cell(text('detail')),
            postalCode: null,
            countryCode: located.region?.countryCode ?? abroad ?? '',
            regionId: located.region?.id ?? null,
            phone: phoneIn(text('phone')),
            website: websiteIn(text('website')),
            notesKo: notesOf(table, cells, words),
            notesEn: null,
            features: table.features?.(name, cells) ?? [],
            access: accessIn({
              name,
              detail: [text('detail'), text('notes')].join(' '),
              kind,
              isPublic: table.isPublic?.(name),
            }),
            confidence: confidenceOf(flag, confidenceByAge(observedOn, context.day), table),
            accuracy: abroad ? 'ADDRESS' : accuracyOf(rowPoint, identity, located),
            verifiedAt: null,
            nameKey: identity.nameKey,
            addressKey: identity.addressKey,
          },
  }
}

const termsFor = (codes: readonly string[], terms: Terms | undefined): Record<string, Terms> =>
  terms ? Object.fromEntries(codes.map((code) => [code, terms])) : {}

function confidenceOf(flag: FlagReason | null, byAge: Confidence, { isVague }: PlaceTable): Confidence {
  if (flag) return 'LOW'
  return isVague && byAge === 'HIGH' ? 'MEDIUM' : byAge
}

// Offices publish the point of an address, from a geocoder or from a click on a map. Without a house number it is only
// a point on the road.
const accuracyOf = (rowPoint: RowPoint, { addressKey }: PlaceIdentity, { isDisputed }: Located) =>
  addressKey === null || isDisputed || rowPoint.isSwapped ? 'AREA' : 'ADDRESS'

// The items as written, since some are none of our materials, and the hours as written if they are not completely
// understood.
function notesOf(table: PlaceTable, cells: Cells, hours: string | null): string | null {
  const listed = cell(textOf(table, cells, 'items'))
  const items = listed && `취급 품목: ${listed.replace(/ ?[+＋] ?/g, ', ')}`
  const notes = table.columns.notes ? cell(textOf(table, cells, 'notes')) : items
  return [notes, hours && `운영 시간(원문): ${hours}`].filter(Boolean).join('\n') || null
}

// 관리번호 is empty in a quarter of the rows and repeated in others, so the key is made of publisher, address and name. It
// includes the point if the address is only a road.
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
