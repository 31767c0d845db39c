import type { Terms } from '../../db/schema.ts'

/** The materials that an element takes, by its tags. */
export interface Accepted {
  /** Distinct material codes. */
  codes: string[]
  /** By code, for materials that are taken only in part. */
  conditions: Record<string, Pick<Terms, 'conditionsKo' | 'conditionsEn'>>
  /** Names in tags that are none of our materials. */
  unknown: string[]
}

type Translations = [korean: string, english: string]
interface Meaning {
  codes: string[]
  /** The part of the materials that is taken; missing for all. */
  only?: Translations
}

const bottles: Translations = ['병만 받습니다', 'Bottles and jars only']
const packaging: Translations = ['포장재만 받습니다', 'Packaging only']
const press: Translations = ['신문과 잡지만 받습니다', 'Newspapers and magazines only']
const shoes: Translations = ['신발만 받습니다', 'Shoes only']

// Keys of https://wiki.openstreetmap.org/wiki/Key:recycling:* (2026), with deprecated keys and misspellings that are in
// use. Omitted on purpose: books, which bookcases want whole; green and residual waste, which are none of our
// materials; engine oil, since USED_OIL is cooking oil; window glass.
const meanings: Record<string, Meaning> = {
  glass: { codes: ['GLASS'] },
  glass_bottles: { codes: ['GLASS'], only: bottles },
  bottles: { codes: ['GLASS'], only: bottles },
  paper: { codes: ['PAPER'] },
  newspaper: { codes: ['PAPER'], only: press },
  magazines: { codes: ['PAPER'], only: press },
  paper_packaging: { codes: ['PAPER'], only: packaging },
  cardboard: { codes: ['CORRUGATED'] },
  cartons: { codes: ['PAPER_PACK'] },
  beverage_cartons: { codes: ['PAPER_PACK'] },
  cans: { codes: ['METAL_CAN'] },
  aluminium: { codes: ['SCRAP_METAL'] },
  metal: { codes: ['SCRAP_METAL'] },
  scrap_metal: { codes: ['SCRAP_METAL'] },
  sheet_metal: { codes: ['SCRAP_METAL'] },
  // Only Korea separates clear bottles.
  plastic: { codes: ['PET_CLEAR', 'PLASTIC'] },
  plastic_packaging: { codes: ['PET_CLEAR', 'PLASTIC'], only: packaging },
  plastic_bottles: { codes: ['PET_CLEAR'] },
  PET: { codes: ['PET_CLEAR'] },
  plastic_bags: { codes: ['FILM'] },
  polystyrene_foam: { codes: ['EPS'] },
  styrofoam: { codes: ['EPS'] },
  clothes: { codes: ['CLOTHING'] },
  textiles: { codes: ['CLOTHING'] },
  household_textiles: { codes: ['CLOTHING'] },
  shoes: { codes: ['CLOTHING'], only: shoes },
  batteries: { codes: ['BATTERY'] },
  light_bulbs: { codes: ['LAMP'] },
  low_energy_bulbs: { codes: ['LAMP'] },
  fluorescent_tubes: { codes: ['LAMP'] },
  electrical_appliances: { codes: ['APPLIANCE_LARGE', 'APPLIANCE_SMALL'] },
  electrical_items: { codes: ['APPLIANCE_SMALL'] },
  electrical_item: { codes: ['APPLIANCE_SMALL'] },
  small_electrical_appliances: { codes: ['APPLIANCE_SMALL'] },
  small_appliances: { codes: ['APPLIANCE_SMALL'] },
  small_appliences: { codes: ['APPLIANCE_SMALL'] },
  electronics: { codes: ['APPLIANCE_SMALL'] },
  computers: { codes: ['APPLIANCE_SMALL'] },
  mobile_phones: { codes: ['APPLIANCE_SMALL'] },
  white_goods: { codes: ['APPLIANCE_LARGE'] },
  with_goods: { codes: ['APPLIANCE_LARGE'] },
  fridge_and_freezer: { codes: ['APPLIANCE_LARGE'] },
  tv_monitor: { codes: ['APPLIANCE_LARGE'] },
  monitor: { codes: ['APPLIANCE_LARGE'] },
  drugs: { codes: ['MEDICINE'] },
  cooking_oil: { codes: ['USED_OIL'] },
  hazardous_waste: { codes: ['HAZARDOUS'] },
  paint: { codes: ['HAZARDOUS'] },
  furniture: { codes: ['FURNITURE'] },
}

const colours: Record<string, Translations> = {
  brown: ['갈색', 'brown'],
  green: ['녹색', 'green'],
  white: ['무색', 'clear'],
  clear: ['무색', 'clear'],
  blue: ['청색', 'blue'],
}

/** Reads the tags `recycling:…`. A material is taken if the value is `yes` or names colours of glass. */
export function acceptedBy(tags: Readonly<Record<string, string>>): Accepted {
  const taken = new Map<string, Translations[]>()
  const whole = new Set<string>()
  const unknown: string[] = []
  const glass = new Set<string>()
  for (const [key, value] of Object.entries(tags)) {
    const [, name, colour] = /^recycling:(\w+)(:colou?r)?$/.exec(key) ?? []
    if (!name) continue
    const shades = coloursIn(value)
    for (const shade of shades) glass.add(shade)
    if (colour || !(value.trim().toLowerCase() === 'yes' || shades.length > 0)) continue
    const meaning = meanings[name]
    if (!meaning) unknown.push(name)
    for (const code of meaning?.codes ?? []) {
      taken.set(code, [...(taken.get(code) ?? []), ...(meaning?.only ? [meaning.only] : [])])
      if (!meaning?.only) whole.add(code)
    }
  }
  const conditions = [...taken].flatMap(([code, only]) => {
    const parts = [...(whole.has(code) ? [] : only.slice(0, 1)), ...(code === 'GLASS' ? shadesOf([...glass]) : [])]
    return parts.length > 0 ? [[code, conditionsIn(parts)] as const] : []
  })
  return { codes: [...taken.keys()], conditions: Object.fromEntries(conditions), unknown }
}

/** Conditions as one text in each language. */
export const conditionsIn = (parts: readonly Translations[]) => ({
  conditionsKo: parts.map(([korean]) => korean).join('. '),
  conditionsEn: parts.map(([, english]) => english).join('. '),
})

const coloursIn = (value: string): string[] => value.split(';').filter((colour) => colours[colour.trim()])

function shadesOf(names: readonly string[]): Translations[] {
  const shades = names.map((name) => colours[name.trim()]).filter((words) => words !== undefined)
  if (shades.length === 0) return []
  const english = shades.map(([, word]) => word).join(', ')
  return [
    [`유리 색: ${shades.map(([word]) => word).join(', ')}`, `${english[0]?.toUpperCase()}${english.slice(1)} glass`],
  ]
}
