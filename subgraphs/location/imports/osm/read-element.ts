import { cell, dayIn, phoneIn, websiteIn } from '../../../_shared/korea/cells.ts'
import type { RegionRow } from '../../db/schema.ts'
import { blockOf } from '../../domain/clusters/facts.ts'
import { readOsmHours } from '../../domain/hours/osm.ts'
import { confidenceByAge } from '../../domain/places/confidence.ts'
import { addressKey, firstKeys, nameKey } from '../../domain/places/keys.ts'
import type { PlaceFeature, PlaceKind } from '../../types.generated.ts'
import { type NameState, nameStateIn } from '../tables/name-state.ts'
import type { ParsedRow } from '../tables/read-row.ts'
import type { OsmElement } from './files.ts'
import { formerTags, isFormerFunction, isPaused, isRecyclingFeature, notInUse } from './lifecycle.ts'
import { type Accepted, acceptedBy } from './materials.ts'
import { listIn, type Tags, tidyTags, wordsIn } from './tags.ts'
import { accessOf, firstReadable, termsOf } from './terms.ts'

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
export function readElement({ id, point, tags: written, isDeleted }: OsmElement, context: ElementContext): ParsedRow {
  const { countryCode, region, day } = context
  const tags = tidyTags(written)
  const accepted = acceptedBy(tags)
  const { codes, unknown } = accepted
  const kind = kindOf(tags, codes)
  const named = nameStateIn(cell(tags.name) ?? cell(tags['name:ko']) ?? cell(tags['name:en']) ?? '')
  const name = named.name || null
  const [nameKo, nameEn] = name ? [cell(tags['name:ko']) ?? name, cell(tags['name:en'])] : defaultNames[kind]
  const number = listIn(tags['addr:housenumber']).join(', ')
  const street = [tags['addr:street'] ?? tags['addr:place'], number].filter(Boolean).join(' ')
  const verifiedOn = verifiedDay(tags, day)
  const identity = {
    kind,
    nameKey: name ? nameKey(name) : '',
    addressKey: region && street ? addressKey(region, street) : null,
    point,
  }
  const { hours, words } = readOsmHours(tags.opening_hours ?? '')
  const exclusion = isDeleted ? { reason: 'deleted' } : exclusionOf(tags, accepted, named, { ...context, point })
  const reason = exclusion?.reason ?? (codes.length === 0 ? 'no-known-material' : null)
  const operators = listIn(tags.operator).join(', ')
  return {
    key: id,
    unit: id,
    provider: null,
    observedOn: verifiedOn ?? context.observedOn,
    raw: Object.fromEntries(Object.entries(written).filter(([key]) => !/email|person|mobile/i.test(key))),
    materialCodes: codes,
    terms: termsOf(tags, accepted),
    hours,
    identity,
    hashedKeys: firstKeys(name ?? '', street ? region : null, street),
    reason,
    mayJoin: false,
    writtenPoint: '',
    writtenAddress: '',
    block: blockOf(region, countryCode, point),
    detail: exclusion ? exclusion.detail : [...unknown, ...accepted.unclear].join(', ') || undefined,
    place:
      exclusion || !point || !countryCode
        ? null
        : {
            ...{ nameKo, nameEn, kind, status: isPaused(tags) ? 'TEMPORARILY_CLOSED' : named.status, ...point },
            address: addressOf(tags, street) ?? `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}`,
            street: street || null,
            addressDetail: null,
            postalCode: cell(tags['addr:postcode']),
            countryCode,
            regionId: region?.id ?? null,
            phone: firstReadable([tags.phone, tags['contact:phone']], (text) => phoneIn(text, countryCode)),
            website: firstReadable([tags.website, tags['contact:website'], tags.url], websiteIn),
            notesKo: notesOf(
              tags['description:ko'] ?? tags.description,
              operators && `운영: ${operators}`,
              unknown.length > 0 ? `그 밖의 품목(원문): ${unknown.join(', ')}` : undefined,
              words ? `운영 시간(원문): ${words}` : undefined,
            ),
            notesEn: notesOf(
              tags['description:en'] ?? tags.description,
              operators && `Operator: ${operators}`,
              unknown.length > 0 ? `Also takes: ${unknown.join(', ').replaceAll('_', ' ')}` : undefined,
              words ? `Hours as mapped: ${words}` : undefined,
            ),
            features: featuresOf(tags),
            access: accesses[accessOf(tags)],
            confidence: verifiedOn ? confidenceByAge(verifiedOn, day) : 'MEDIUM',
            // Mappers place a point where they saw the bin.
            accuracy: 'EXACT',
            verifiedAt: verifiedOn ? new Date(`${verifiedOn}T00:00:00Z`).toISOString() : null,
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

const accesses = {
  public: 'PUBLIC',
  customers: 'CUSTOMERS_ONLY',
  residents: 'RESIDENTS_ONLY',
  closed: 'RESIDENTS_ONLY',
} as const

const isCentre = ({ recycling_type, amenity }: Tags) =>
  wordsIn(recycling_type).some((word) => /^cent(re|er)$/.test(word)) || wordsIn(amenity).includes('wertstoffhof')

// Some glass containers are tagged as centres; their names show it.
function kindOf(tags: Tags, codes: readonly string[]): PlaceKind {
  if (wordsIn(tags.vending).includes('bottle_return')) return 'REVERSE_VENDING_MACHINE'
  if (wordsIn(tags.shop).some((word) => /^(second_hand|charity)$/.test(word))) return 'SECOND_HAND_SHOP'
  if (tags.shop || wordsIn(tags.amenity).includes('pharmacy')) return 'TAKE_BACK_SHOP'
  if (isCentre(tags) && !/container/i.test(tags.name ?? '')) return 'RECYCLING_CENTER'
  if (codes.length === 1 && codes[0] === 'CLOTHING') return 'CLOTHING_BIN'
  return codes.length > binMaterialsMax ? 'COLLECTION_POINT' : 'DROP_OFF_BIN'
}

interface Exclusion {
  reason: string
  detail?: string
}

function exclusionOf(
  tags: Tags,
  { nothing }: Accepted,
  named: NameState,
  { countryCode, point, day }: Pick<OsmElement, 'point'> & Pick<ElementContext, 'countryCode' | 'day'>,
): Exclusion | null {
  const isForRecyclables = Object.entries(tags).some(
    ([key, value]) => isRecyclingFeature(key, value) || /^recycling(_type$|:)/.test(key),
  )
  const wasForRecyclables = formerTags(tags).some(({ key, value }) => isFormerFunction(key, value))
  if (!isForRecyclables && !wasForRecyclables) return { reason: 'nothing-taken-back' }
  const gone = notInUse(tags, day)
  if (gone) return gone
  if (named.exclusion) return { reason: named.exclusion, detail: `name=${tags.name}` }
  if (accessOf(tags) === 'closed') return { reason: 'not-public', detail: `access=${tags.access}` }
  // A centre takes more than mappers list.
  if (nothing && !isCentre(tags)) return { reason: 'takes-nothing' }
  if (!point) return { reason: 'no-point' }
  return countryCode ? null : { reason: 'no-country' }
}

function featuresOf(tags: Tags): PlaceFeature[] {
  const found: [PlaceFeature, boolean][] = [
    ['WHEELCHAIR_ACCESSIBLE', /^(yes|designated)$/i.test(tags.wheelchair ?? '')],
    ['INDOOR', /^(yes|room)$/i.test(tags.indoor ?? '')],
    ['STAFFED', [tags.supervised, tags.attended].some((value) => /^yes$/i.test(value ?? ''))],
    ['ALWAYS_ACCESSIBLE', tags.opening_hours === '24/7'],
  ]
  return found.filter(([, has]) => has).map(([feature]) => feature)
}

/** The last day on which a mapper checked the element; days in the future don't count. Null without such a day. */
function verifiedDay(tags: Tags, day: string): string | null {
  const days = ['check_date', 'check_date:recycling', 'survey:date'].flatMap((key) => listIn(tags[key]).map(dayIn))
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
