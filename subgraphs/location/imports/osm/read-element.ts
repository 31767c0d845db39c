import type { CountryCode } from 'libphonenumber-js'
import { cell, dayIn, phoneIn, websiteIn } from '../../../_shared/korea/cells.ts'
import type { RegionRow } from '../../db/schema.ts'
import { readOsmHours } from '../../domain/hours/osm.ts'
import { confidenceByAge } from '../../domain/places/confidence.ts'
import { addressKey, nameKey } from '../../domain/places/keys.ts'
import type { AcceptancePricing, PlaceFeature, PlaceKind } from '../../types.generated.ts'
import type { ParsedRow } from '../tables/read-row.ts'
import type { OsmElement } from './files.ts'
import { acceptedBy, conditionsIn } from './materials.ts'

type Tags = OsmElement['tags']

/** Everything that reading an element needs besides its tags. */
export interface ElementContext {
  /** Null at sea and outside of every country. */
  countryCode: string | null
  /** The region in Korea; null in other countries, and if the region is unknown. */
  region: RegionRow | null
  /** The day of the file's data; null if unknown. */
  observedOn: string | null
  /** The day of the import. */
  day: string
}

/** The most materials of a bin; a container for more is a collection point. */
const binMaterialsMax = 3

/**
 * Reads an element of OpenStreetMap. An element that isn't a public place for recyclables is flagged and stays off the
 * map.
 */
export function readElement({ id, point, tags }: OsmElement, context: ElementContext): ParsedRow {
  const { countryCode, region, day } = context
  const { codes, conditions, unknown } = acceptedBy(tags)
  const kind = kindOf(tags, codes)
  const name = cell(tags.name)
  const [nameKo, nameEn] = name ? [cell(tags['name:ko']) ?? name, cell(tags['name:en'])] : defaultNames[kind]
  const street = [tags['addr:street'] ?? tags['addr:place'], tags['addr:housenumber']].filter(Boolean).join(' ')
  const verifiedOn = verifiedDay(tags, day)
  const identity = {
    kind,
    nameKey: name ? nameKey(name) : '',
    addressKey: region && street ? addressKey(region, street) : null,
    point,
  }
  const { hours, words } = readOsmHours(tags.opening_hours ?? '')
  const exclusion = exclusionOf(tags, point !== null, countryCode)
  const reason = exclusion ?? (codes.length === 0 ? 'no-known-material' : null)
  const country = countryCode as CountryCode
  return {
    key: id,
    provider: null,
    observedOn: verifiedOn ?? context.observedOn,
    raw: Object.fromEntries(Object.entries(tags).filter(([key]) => !/email|person|mobile/.test(key))),
    materialCodes: codes,
    terms: termsOf(tags, codes, conditions),
    hours,
    identity,
    reason,
    detail: exclusion ? undefined : unknown.join(', ') || undefined,
    place:
      exclusion || !point || !countryCode
        ? null
        : {
            ...{ nameKo, nameEn, kind, status: 'OPERATING', ...point },
            address: addressOf(tags, street) ?? `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}`,
            street: street || null,
            addressDetail: null,
            postalCode: cell(tags['addr:postcode']),
            countryCode,
            regionId: region?.id ?? null,
            phone: phoneIn(tags.phone ?? tags['contact:phone'], country),
            website: websiteIn(tags.website ?? tags['contact:website']),
            notesKo: notesOf(
              tags.description,
              tags.operator && `운영: ${tags.operator}`,
              words ? `운영 시간(원문): ${words}` : undefined,
            ),
            notesEn: notesOf(
              tags['description:en'] ?? tags.description,
              tags.operator && `Operator: ${tags.operator}`,
              words ? `Hours as mapped: ${words}` : undefined,
            ),
            features: featuresOf(tags),
            confidence: verifiedOn ? confidenceByAge(verifiedOn, day) : 'MEDIUM',
            // Mappers place a point where they saw the bin.
            accuracy: 'EXACT',
            verifiedAt: verifiedOn ? new Date(`${verifiedOn}T00:00:00Z`) : null,
            nameKey: identity.nameKey,
            addressKey: identity.addressKey,
          },
  }
}

// The names of places without a name.
const defaultNames: Record<PlaceKind, [korean: string, english: string]> = {
  RECYCLING_CENTER: ['재활용센터', 'Recycling centre'],
  COLLECTION_POINT: ['재활용품 분리수거장', 'Recycling point'],
  DROP_OFF_BIN: ['재활용품 수거함', 'Recycling bin'],
  CLOTHING_BIN: ['의류수거함', 'Clothing bin'],
  REVERSE_VENDING_MACHINE: ['빈병·캔 무인회수기', 'Reverse vending machine'],
  TAKE_BACK_SHOP: ['회수 매장', 'Take-back shop'],
  REFILL_SHOP: ['리필 매장', 'Refill shop'],
  SECOND_HAND_SHOP: ['중고 매장', 'Second-hand shop'],
  REPAIR_SHOP: ['수리점', 'Repair shop'],
  HAZARDOUS_WASTE_SITE: ['유해폐기물 수거장', 'Hazardous waste site'],
  BULKY_WASTE_SITE: ['대형폐기물 수거장', 'Bulky waste site'],
  OTHER: ['재활용품 수거 장소', 'Recycling place'],
}

const isCentre = ({ recycling_type = '', amenity }: Tags) =>
  /^cent(re|er)$/.test(recycling_type) || amenity === 'Wertstoffhof'

// Some glass containers are tagged as centres; their names show it.
function kindOf(tags: Tags, codes: readonly string[]): PlaceKind {
  if (tags.vending === 'bottle_return') return 'REVERSE_VENDING_MACHINE'
  if (/^(second_hand|charity)$/.test(tags.shop ?? '')) return 'SECOND_HAND_SHOP'
  if (tags.shop || tags.amenity === 'pharmacy') return 'TAKE_BACK_SHOP'
  if (isCentre(tags) && !/container/i.test(tags.name ?? '')) return 'RECYCLING_CENTER'
  if (codes.length === 1 && codes[0] === 'CLOTHING') return 'CLOTHING_BIN'
  return codes.length > binMaterialsMax ? 'COLLECTION_POINT' : 'DROP_OFF_BIN'
}

function exclusionOf(tags: Tags, hasPoint: boolean, countryCode: string | null): string | null {
  const isForRecyclables =
    /^(recycling|Wertstoffhof)$/.test(tags.amenity ?? '') ||
    tags.recycling_type ||
    tags.vending === 'bottle_return' ||
    Object.keys(tags).some((key) => key.startsWith('recycling:'))
  if (!isForRecyclables) return 'nothing-taken-back'
  if (/^(private|no|agricultural|forestry|military|permit)$/.test(tags.access ?? '')) return 'not-public'
  if (!hasPoint) return 'no-point'
  return countryCode ? null : 'no-country'
}

const customers: [string, string] = ['이용 고객만 이용할 수 있습니다', 'Customers only']

function termsOf(
  tags: Tags,
  codes: readonly string[],
  conditions: ReturnType<typeof acceptedBy>['conditions'],
): ParsedRow['terms'] {
  const own = tags.access === 'customers' ? conditionsIn([customers]) : null
  const of = (code: string) => {
    const parts = [own, conditions[code]].filter((part) => part !== null && part !== undefined)
    return {
      pricing: pricingOf(tags),
      conditionsKo: parts.map(({ conditionsKo }) => conditionsKo).join('. ') || null,
      conditionsEn: parts.map(({ conditionsEn }) => conditionsEn).join('. ') || null,
    }
  }
  return Object.fromEntries(codes.map((code) => [code, of(code)]))
}

function pricingOf({ fee = '', vending }: Tags): AcceptancePricing {
  if (vending === 'bottle_return') return 'VISITOR_EARNS'
  if (fee === 'no') return 'FREE'
  return fee && fee !== 'unknown' ? 'VISITOR_PAYS' : 'UNKNOWN'
}

function featuresOf(tags: Tags): PlaceFeature[] {
  const found: [PlaceFeature, boolean][] = [
    ['WHEELCHAIR_ACCESSIBLE', tags.wheelchair === 'yes' || tags.wheelchair === 'designated'],
    ['INDOOR', tags.indoor === 'yes' || tags.indoor === 'room'],
    ['STAFFED', tags.supervised === 'yes' || tags.attended === 'yes'],
    ['ALWAYS_ACCESSIBLE', tags.opening_hours === '24/7'],
  ]
  return found.filter(([, has]) => has).map(([feature]) => feature)
}

/** The last day on which a mapper checked the element; days in the future don't count. Null without such a day. */
function verifiedDay(tags: Tags, day: string): string | null {
  const days = ['check_date', 'check_date:recycling', 'survey:date'].map((key) => dayIn(tags[key]))
  return (
    days
      .filter((found) => found !== null && found <= day)
      .sort()
      .at(-1) ?? null
  )
}

function addressOf(tags: Tags, street: string): string | null {
  const city = [tags['addr:postcode'], tags['addr:city']].filter(Boolean).join(' ')
  return cell(tags['addr:full']) ?? (street ? [street, city].filter(Boolean).join(', ') : null)
}

const notesOf = (...parts: (string | undefined)[]): string | null =>
  parts
    .map((part) => cell(part))
    .filter((part) => part !== null)
    .join('\n') || null
