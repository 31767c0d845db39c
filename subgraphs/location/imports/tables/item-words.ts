import { plainText } from '../../../_shared/plain-text.ts'

/** The materials in a list of items. */
export interface Items {
  /** Codes of materials, each once. */
  known: string[]
  /** The words that name none of our materials. */
  unknown: string[]
}

// The words of the national standards of 2026, with the materials of the guideline (훈령 제18호 별표1) that they name. A
// longer word is listed before a shorter one inside it, so 소형가전 is never read as 가전. Books and toys are omitted on
// purpose: second-hand shops want them whole, not as paper or plastic.
const words: [word: string, codes: string[]][] = [
  ['소형전자제품', ['APPLIANCE_SMALL']],
  ['공기청정기', ['APPLIANCE_LARGE']],
  ['전자레인지', ['APPLIANCE_LARGE']],
  ['냉난방기', ['APPLIANCE_LARGE']],
  ['소형가전', ['APPLIANCE_SMALL']],
  ['대형가전', ['APPLIANCE_LARGE']],
  ['냉장고', ['APPLIANCE_LARGE']],
  ['세탁기', ['APPLIANCE_LARGE']],
  ['에어컨', ['APPLIANCE_LARGE']],
  ['배터리', ['BATTERY']],
  ['형광등', ['LAMP']],
  ['우유팩', ['PAPER_PACK']],
  ['종이팩', ['PAPER_PACK']],
  ['스티로폼', ['EPS']],
  ['플라스틱', ['PLASTIC']],
  ['유리병', ['GLASS']],
  ['가전', ['APPLIANCE_LARGE', 'APPLIANCE_SMALL']],
  ['가구', ['FURNITURE']],
  ['소파', ['FURNITURE']],
  ['의류', ['CLOTHING']],
  ['신발', ['CLOTHING']],
  ['가방', ['CLOTHING']],
  ['전지', ['BATTERY']],
  ['램프', ['LAMP']],
  ['조명', ['LAMP']],
  ['파지', ['PAPER']],
  ['폐지', ['PAPER']],
  ['신문', ['PAPER']],
  ['고철', ['SCRAP_METAL']],
  ['종이', ['PAPER']],
  ['유리', ['GLASS']],
  ['비닐', ['FILM']],
  ['필름', ['FILM']],
  ['LED', ['LAMP']],
  ['TV', ['APPLIANCE_LARGE']],
  ['옷', ['CLOTHING']],
  ['캔', ['METAL_CAN']],
]

// Words around the items without a meaning of their own.
const filler = /^(중고|폐|및|등|외|제품류?|류|용품|기타|판매|수선|교환|재활용품?)*$/

/** Reads a list of items, with any separators. */
export function readItems(text: string): Items {
  const known = new Set<string>()
  const unknown = new Set<string>()
  for (const token of plainText(text)
    .split(/[+,·/()\s]+/)
    .filter(Boolean)) {
    let rest = token
    for (const [word, codes] of words) {
      if (!rest.includes(word)) continue
      for (const code of codes) known.add(code)
      rest = rest.replaceAll(word, '')
    }
    if (rest === token && !filler.test(rest)) unknown.add(token)
  }
  return { known: [...known], unknown: [...unknown] }
}
