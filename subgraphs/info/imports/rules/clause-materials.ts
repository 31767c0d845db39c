import type { DisposalMethod, Weekday } from '../../types.generated.ts'

/** A part of a row's instructions: the waste to put out on some of its days. */
export interface Clause {
  weekdays: Weekday[]
  /** The names of materials or waste streams, as written. */
  wasteNames: string
}

interface ReadClause {
  weekdays: Weekday[]
  method: DisposalMethod
  materials: string[]
  isByMaterial: boolean
}

/** The codes of the materials whose method is RECYCLABLES, in the order of the catalogue; a test compares them. */
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
  투명페트: ['PET_CLEAR'],
  유색페트병: ['PLASTIC'],
  플라스틱: ['PLASTIC'],
  비닐: ['FILM'],
  스티로폼: ['EPS'],
  // 종이류 covers newspapers, books and boxes (분리수거 등에 관한 지침, 별표1).
  종이: ['PAPER', 'CORRUGATED'],
  캔: ['METAL_CAN'],
  병: ['GLASS'],
  유리병: ['GLASS'],
  고철: ['SCRAP_METAL'],
  // Some offices collect clothes with the recyclables.
  의류: ['CLOTHING'],
}

const otherRecyclables = /^(?:기타|그외재활용품)$/
const allBut = /^(.+)을제외한모든재활용품목$/

/** Reads the clauses of one row. Null if one has an unknown word, or if a material is in two of them. */
export function readClauses(method: DisposalMethod, clauses: readonly Clause[]): ReadClause[] | null {
  const words = clauses.map(({ wasteNames }) => wasteNames.replace(/ /g, ''))
  if (method === 'GENERAL_WASTE') return splitByCombustibility(clauses, words)
  if (method !== 'RECYCLABLES') return null
  const named = words.map((text) => (allBut.test(text) ? [] : codesIn(text)))
  const known = named.flat().filter((code) => code !== 'REST')
  const materials = clauses.map((_, index) => {
    const [, excepted] = allBut.exec(words[index] ?? '') ?? []
    if (excepted) return isSame(codesIn(excepted), known) ? otherCodes(known) : []
    const codes = named[index] ?? []
    return codes.flatMap((code) => (code === 'REST' ? otherCodes(known) : code))
  })
  const all = materials.flat()
  const isComplete =
    materials.every((codes) => codes.length > 0) && !all.includes('') && new Set(all).size === all.length
  if (!isComplete) return null
  return clauses.map(({ weekdays }, index) => ({
    weekdays,
    method,
    materials: [...recyclables, 'CLOTHING'].filter((code) => materials[index]?.includes(code)),
    isByMaterial: true,
  }))
}

function splitByCombustibility(clauses: readonly Clause[], words: readonly string[]): ReadClause[] | null {
  if ([...words].sort().join() !== '가연성,불연성') return null
  return clauses.map(({ weekdays }, index) => ({
    weekdays,
    method: words[index] === '가연성' ? 'GENERAL_WASTE' : 'NON_COMBUSTIBLE',
    materials: [],
    isByMaterial: false,
  }))
}

// The distinct codes of a list of words: REST for recyclables that no other clause names, the empty code for an unknown
// word.
const codesIn = (text: string): string[] => [...new Set(text.split(/[,·]|과(?=투명)/).flatMap(codesOfWord))]

// 플라스틱류 is 플라스틱. `고철 등` is scrap metal and what no other clause names.
function codesOfWord(word: string): string[] {
  if (otherRecyclables.test(word)) return ['REST']
  const [, named = word, open] = /^(.+?)(등)?$/.exec(word) ?? []
  const codes = materialWords[named] ?? materialWords[named.replace(/류$/, '')] ?? ['']
  return open ? [...codes, 'REST'] : codes
}

const otherCodes = (codes: readonly string[]): string[] => recyclables.filter((code) => !codes.includes(code))

const isSame = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join()
