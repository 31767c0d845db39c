import type { Locale, Translated } from '../../../_shared/locale.ts'
import type { MaterialRow } from '../../db/schema.ts'
import type { DwellingType, PutOutPlacement } from '../../types.generated.ts'
import { areasLabel, listAreas, streamNames } from '../collection/schedule-notes.ts'
import type { PickupEvent } from './events.ts'

/** The names of a material. */
export type MaterialName = Pick<MaterialRow, 'id' | 'nameKo' | 'nameEn'>

/** Maximum number of conditions in an event, if its areas have different ones. */
const conditionsMax = 3
/** Maximum number of characters of an area in a title: some rows list a dozen neighbourhoods as one area. */
const areaLengthMax = 30
/** Maximum number of materials in a title. */
const titleMaterialsMax = 3

export const dwellingNames: Record<DwellingType, Translated> = {
  APARTMENT: { ko: '공동주택', en: 'apartments' },
  HOUSE: { ko: '단독주택', en: 'houses' },
  BUSINESS: { ko: '상가·사업장', en: 'businesses' },
}

/**
 * The title of an event: the materials or the waste stream, then the dwellings and areas of the rule if it does not
 * cover all of them. The dwellings are left out if the calendar is for one type.
 */
export function titleOf(
  { rule, areas }: PickupEvent,
  dwelling: DwellingType | null,
  materials: readonly MaterialName[],
  locale: Locale,
): string {
  const names = namesOf(rule.materialIds, materials, locale)
  const waste = names.length > 0 ? listNames(names, locale) : (streamNames[rule.method]?.[locale] ?? '')
  const dwellings = dwelling ? [] : rule.dwellings.map((kind) => dwellingNames[kind][locale])
  const scope = [
    ...(dwellings.length > 0 ? [dwellings.join(', ')] : []),
    ...(areas[0] ? [firstArea(areas, locale)] : []),
  ]
  const title = locale === 'ko' ? `${waste} 내놓는 날` : `Put out ${waste}`
  return scope.length > 0 ? `${title} (${scope.join('; ')})` : title
}

/**
 * The description of an event: up to twenty areas, the materials, the placement and the conditions in the words of the
 * source.
 */
export function descriptionOf(
  { rule, areas, conditions, placements }: PickupEvent,
  materials: readonly MaterialName[],
  locale: Locale,
): string {
  const names = namesOf(rule.materialIds, materials, locale)
  return [
    ...(areas.length > 0 ? [`${areasLabel[locale]}: ${listAreas(areas, locale)}`] : []),
    ...(names.length > 0 ? [`${locale === 'ko' ? '품목' : 'Materials'}: ${names.join(', ')}`] : []),
    ...placements.map((placement) => placementTexts[placement]?.[locale]).filter((text) => text !== undefined),
    ...conditions.slice(0, conditionsMax),
  ].join('\n')
}

function firstArea(areas: readonly string[], locale: Locale): string {
  const [first = '', ...others] = areas
  const short = first.length > areaLengthMax ? `${first.slice(0, areaLengthMax)}…` : first
  return listAreas([short, ...others], locale, 1)
}

function listNames(names: readonly string[], locale: Locale): string {
  const shown = names.slice(0, titleMaterialsMax).join(', ')
  const others = names.length - titleMaterialsMax
  if (others <= 0) return shown
  return locale === 'ko' ? `${shown} 외 ${others}종` : `${shown} and ${others} more`
}

const namesOf = (ids: readonly string[], materials: readonly MaterialName[], locale: Locale): string[] =>
  materials.filter(({ id }) => ids.includes(id)).map(({ nameKo, nameEn }) => (locale === 'ko' ? nameKo : nameEn))

const placementTexts: Partial<Record<PutOutPlacement, Translated>> = {
  OWN_DOOR: { ko: '집 앞에 내놓습니다.', en: 'Put it in front of your own door.' },
  COLLECTION_POINT: { ko: '동네 거점에 내놓습니다.', en: 'Take it to the collection point of the neighbourhood.' },
  HOUSING_COMPLEX: {
    ko: '단지 내 수거장에 내놓습니다.',
    en: 'Take it to the collection point of your housing complex.',
  },
}
