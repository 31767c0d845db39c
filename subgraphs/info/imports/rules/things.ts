import type { DisposalMethod, Weekday } from '../../types.generated.ts'

/** What is put out on some of the days. */
export interface Clause {
  weekdays: Weekday[]
  things: string
}

interface ReadClause {
  weekdays: Weekday[]
  method: DisposalMethod
  materials: string[]
  isByMaterial: boolean
}

/** The codes of the materials that go with the recyclables, as the catalogue has them; a test compares. */
export const recyclables = [
  'CORRUGATED',
  'PAPER',
  'GLASS',
  'METAL_CAN',
  'SCRAP_METAL',
  'PET_CLEAR',
  'PLASTIC',
  'FILM',
  'EPS',
]

const materialWords: Record<string, string[]> = {
  투명페트병: ['PET_CLEAR'],
  유색페트병: ['PLASTIC'],
  플라스틱: ['PLASTIC'],
  비닐: ['FILM'],
  스티로폼: ['EPS'],
  // 종이류 is newspapers, books and boxes alike (분리수거 등에 관한 지침, 별표1).
  종이: ['PAPER', 'CORRUGATED'],
  캔: ['METAL_CAN'],
  병: ['GLASS'],
  유리병: ['GLASS'],
}

const rest = /^(?:기타|그외재활용품)$/
const allBut = /^(.+)을제외한모든재활용품목$/

/** What clauses of one row are about; null where one has a word that isn't known, or they don't fit together. */
export function thingsIn(method: DisposalMethod, clauses: readonly Clause[]): ReadClause[] | null {
  const words = clauses.map(({ things }) => things.replace(/ /g, ''))
  if (method === 'GENERAL_WASTE') return byBurning(clauses, words)
  if (method !== 'RECYCLABLES') return null
  const named = words.map((text) => (allBut.test(text) ? [] : listed(text)))
  const known = named.flat().filter((code) => code !== 'REST')
  const materials = clauses.map((_, index) => {
    const [, excepted] = allBut.exec(words[index] ?? '') ?? []
    if (excepted) return isSame(listed(excepted), known) ? others(known) : []
    const codes = named[index] ?? []
    return codes.flatMap((code) => (code === 'REST' ? others(known) : code))
  })
  const all = materials.flat()
  const isWhole = materials.every((codes) => codes.length > 0) && !all.includes('') && new Set(all).size === all.length
  if (!isWhole) return null
  return clauses.map(({ weekdays }, index) => ({
    weekdays,
    method,
    materials: recyclables.filter((code) => materials[index]?.includes(code)),
    isByMaterial: true,
  }))
}

function byBurning(clauses: readonly Clause[], words: readonly string[]): ReadClause[] | null {
  if ([...words].sort().join() !== '가연성,불연성') return null
  return clauses.map(({ weekdays }, index) => ({
    weekdays,
    method: words[index] === '가연성' ? 'GENERAL_WASTE' : 'NON_COMBUSTIBLE',
    materials: [],
    isByMaterial: false,
  }))
}

// The codes of a list of words, each once; REST for what isn't named elsewhere, and the empty code for a word that isn't known.
const listed = (text: string): string[] => [
  ...new Set(text.split(/,|과(?=투명)/).flatMap((word) => (rest.test(word) ? 'REST' : (materialWords[word] ?? [''])))),
]

const others = (codes: readonly string[]): string[] => recyclables.filter((code) => !codes.includes(code))

const isSame = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join()
