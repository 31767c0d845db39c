import type { Locale, Translated } from '../../../_shared/locale.ts'
import type { MaterialRow } from '../../db/schema.ts'
import type { DwellingType, PutOutPlacement } from '../../types.generated.ts'
import { areasNamed, areasTitle, sortNames } from '../collection/schedule-notes.ts'
import type { PickupEvent } from './events.ts'

/** What of a material goes into words. */
export type NamedMaterial = Pick<MaterialRow, 'id' | 'nameKo' | 'nameEn'>

/** Where areas differ, so many of their conditions stand in an event. */
const shownConditions = 3
/** Some rows list a dozen neighbourhoods as one area, which a title has no room for. */
const areaLetters = 30
/** How many materials stand in a title. */
const titleMaterials = 3

export const dwellingNames: Record<DwellingType, Translated> = {
  APARTMENT: { ko: '공동주택', en: 'apartments' },
  HOUSE: { ko: '단독주택', en: 'houses' },
  BUSINESS: { ko: '상가·사업장', en: 'businesses' },
}

/** What to put out and, where that isn't all there is, who and where. */
export function titleOf(
  { rule, areas }: PickupEvent,
  dwelling: DwellingType | null,
  materials: readonly NamedMaterial[],
  locale: Locale,
): string {
  const names = namesOf(rule.materialIds, materials, locale)
  const what = names.length > 0 ? some(names, locale) : (sortNames[rule.method]?.[locale] ?? '')
  const who = dwelling ? [] : rule.dwellings.map((kind) => dwellingNames[kind][locale])
  const where = [...(who.length > 0 ? [who.join(', ')] : []), ...(areas[0] ? [firstOf(areas, locale)] : [])]
  const title = locale === 'ko' ? `${what} 내놓는 날` : `Put out ${what}`
  return where.length > 0 ? `${title} (${where.join('; ')})` : title
}

/** Everything else: areas, materials, where to put it, and the words of the source. */
export function descriptionOf(
  { rule, areas, conditions, placements }: PickupEvent,
  materials: readonly NamedMaterial[],
  locale: Locale,
): string {
  const names = namesOf(rule.materialIds, materials, locale)
  return [
    ...(areas.length > 0 ? [`${areasTitle[locale]}: ${areasNamed(areas, locale)}`] : []),
    ...(names.length > 0 ? [`${locale === 'ko' ? '품목' : 'Materials'}: ${names.join(', ')}`] : []),
    ...placements.map((placement) => places[placement]?.[locale]).filter((place) => place !== undefined),
    ...conditions.slice(0, shownConditions),
  ].join('\n')
}

function firstOf(areas: readonly string[], locale: Locale): string {
  const [first = '', ...others] = areas
  const short = first.length > areaLetters ? `${first.slice(0, areaLetters)}…` : first
  return areasNamed([short, ...others], locale, 1)
}

function some(names: readonly string[], locale: Locale): string {
  const shown = names.slice(0, titleMaterials).join(', ')
  const others = names.length - titleMaterials
  if (others <= 0) return shown
  return locale === 'ko' ? `${shown} 외 ${others}종` : `${shown} and ${others} more`
}

const namesOf = (ids: readonly string[], materials: readonly NamedMaterial[], locale: Locale): string[] =>
  materials.filter(({ id }) => ids.includes(id)).map(({ nameKo, nameEn }) => (locale === 'ko' ? nameKo : nameEn))

const places: Partial<Record<PutOutPlacement, Translated>> = {
  OWN_DOOR: { ko: '집 앞에 내놓습니다.', en: 'Put it in front of your own door.' },
  COLLECTION_POINT: { ko: '동네 거점에 내놓습니다.', en: 'Take it to the collection point of the neighbourhood.' },
  HOUSING_COMPLEX: {
    ko: '단지 내 수거장에 내놓습니다.',
    en: 'Take it to the collection point of your housing complex.',
  },
}
