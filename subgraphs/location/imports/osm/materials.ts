import type { Terms } from '../../db/schema.ts'
import { formerTags } from './lifecycle.ts'
import { type Tags, wordsIn } from './tags.ts'

/** The materials that an element takes, by its tags. */
export interface Accepted {
  /** Distinct material codes. */
  codes: string[]
  /** By code, for materials that are taken only in part. */
  conditions: Record<string, Pick<Terms, 'conditionsKo' | 'conditionsEn'>>
  /** Names in tags that are none of our materials. */
  unknown: string[]
  /** Tags whose value doesn't say whether the material is taken, as `paper=maybe`. */
  unclear: string[]
  /** Whether the tags name materials, and none of them is taken. */
  nothing: boolean
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
const limitedAmounts: Translations = ['받는 양이 제한됩니다', 'Limited amounts']

// Keys of https://wiki.openstreetmap.org/wiki/Key:recycling:* (2026), with deprecated keys and misspellings that are in
// use. Omitted on purpose: books, which bookcases want whole; green and residual waste, which are none of our
// materials; engine oil, since USED_OIL is cooking oil; window glass.
const meanings = new Map<string, Meaning>(
  Object.entries({
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
    pet: { codes: ['PET_CLEAR'] },
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
  }),
)

const colours = new Map<string, Translations>([
  ['brown', ['갈색', 'brown']],
  ['green', ['녹색', 'green']],
  ['white', ['무색', 'clear']],
  ['clear', ['무색', 'clear']],
  ['blue', ['청색', 'blue']],
])

// `only` is on bins for a single material.
const yes = /^(yes|y|true|1|only|all|accepted|designated|예|ja|oui|si|sí|是)$/
const partly =
  /^(limited|limited_.*|partial|partially|partly|some|restricted|conditional|small_quantities|small_amounts)$/
const no =
  /^(no|n|none|false|0|never|not_accepted|removed|disused|abandoned|closed|former|planned|proposed|아니오|nein|non)$/

// Keys that begin with `recycling:` and name no material.
const otherKeys =
  /^(access|fee|charge|operator|note|description|opening_hours|phone|website|type|status|ref|image|source|condition)(:|$)/

/** How a value answers whether a material is taken. */
function answerIn(value: string): 'yes' | 'limited' | 'no' | 'unclear' {
  const words = wordsIn(value)
  const says = (kind: RegExp) => words.some((word) => kind.test(word))
  if (says(no)) return says(yes) || says(partly) ? 'unclear' : 'no'
  if (says(partly)) return 'limited'
  return says(yes) || words.some((word) => colours.has(word)) ? 'yes' : 'unclear'
}

/** Reads the tags `recycling:…`, and lists such as `recycling=glass;paper`. */
export function acceptedBy(tags: Tags): Accepted {
  const taken = new Map<string, Translations[]>()
  const whole = new Set<string>()
  const [unknown, unclear]: [string[], string[]] = [[], []]
  const glass = new Set<string>()
  const former = formerTags(tags)
  let refused = former.filter(({ key }) => key.startsWith('recycling:')).length
  for (const { written, name, value } of namedMaterials(tags)) {
    if (former.some((tag) => tag.written === written)) continue
    for (const word of wordsIn(value)) if (colours.has(word)) glass.add(word)
    if (/:colou?rs?$/.test(written)) continue
    const answer = former.some((tag) => tag.key === written) ? 'no' : answerIn(value)
    if (answer === 'no') refused += 1
    if (answer === 'unclear') unclear.push(`${name}=${value}`)
    if (answer === 'no' || answer === 'unclear') continue
    const meaning = meanings.get(name.replace(/[\s-]+/g, '_'))
    if (!meaning) unknown.push(name)
    const part = answer === 'limited' ? limitedAmounts : meaning?.only
    for (const code of meaning?.codes ?? []) {
      taken.set(code, [...(taken.get(code) ?? []), ...(part ? [part] : [])])
      if (!part) whole.add(code)
    }
  }
  const conditions = [...taken].flatMap(([code, only]) => {
    const parts = [...(whole.has(code) ? [] : only.slice(0, 1)), ...(code === 'GLASS' ? shadesOf([...glass]) : [])]
    return parts.length > 0 ? [[code, conditionsIn(parts)] as const] : []
  })
  const nothing = refused > 0 && taken.size + unknown.length + unclear.length === 0
  return { codes: [...taken.keys()], conditions: Object.fromEntries(conditions), unknown, unclear, nothing }
}

function namedMaterials(tags: Tags): { written: string; name: string; value: string }[] {
  return Object.entries(tags).flatMap(([written, value]) => {
    const [, name = ''] = /^recycling:(.+)$/.exec(written) ?? []
    if (name) return otherKeys.test(name) ? [] : [{ written, name, value }]
    const listed = written === 'recycling' ? wordsIn(value).filter((word) => !yes.test(word) && !no.test(word)) : []
    return listed.map((word) => ({ written: `recycling:${word}`, name: word, value: 'yes' }))
  })
}

/** Conditions as one text in each language. */
export const conditionsIn = (parts: readonly Translations[]) => ({
  conditionsKo: parts.map(([korean]) => korean).join('. '),
  conditionsEn: parts.map(([, english]) => english).join('. '),
})

function shadesOf(names: readonly string[]): Translations[] {
  const shades = names.map((name) => colours.get(name)).filter((words) => words !== undefined)
  if (shades.length === 0) return []
  const english = shades.map(([, word]) => word).join(', ')
  return [
    [`유리 색: ${shades.map(([word]) => word).join(', ')}`, `${english[0]?.toUpperCase()}${english.slice(1)} glass`],
  ]
}
