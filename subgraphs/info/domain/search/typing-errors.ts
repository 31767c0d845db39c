import { bigrams } from '../../../_shared/korea/search-key.ts'
import type { SearchQuery } from './query.ts'

/** Costs of typing errors. Close sounds are the likeliest slips. */
export const typingCosts = { close: 2, loose: 3, error: 4 } as const

const { close, loose, error } = typingCosts

/** A spelling of a query that may have typing errors. */
export interface Spelling {
  letters: string[]
  /** Highest cost of typing errors. */
  maxCost: number
  /** Pairs of letters of each piece, of which at least one is free of errors. */
  pieces: string[][]
}

/** The spellings of a query that are long enough for typing errors. A shorter word resembles too many others. */
export function spellingsOf({ jamo, key, phrase, core }: SearchQuery): Spelling[] {
  // A consonant at the end may be a slip: 거울ㅇ.
  const texts = [jamo ?? key, phrase, core].flatMap((text) => [text, text.replace(strayConsonant, '')])
  return [...new Set(texts)].map(spellingOf).filter(({ maxCost }) => maxCost > 0)
}

const strayConsonant = /(?<=[ㄱ-ㅎ])[ㄱ-ㅎ]$/

// With at most k errors, cut the query into k+1 pieces: one piece must match exactly, and the GIN index on jamo pairs
// finds it. (Letters swapped across two pieces break both. Such a query is still found if it has a piece to spare.)
function spellingOf(text: string): Spelling {
  const letters = [...text]
  const maxCost = maxCostOf(letters)
  const count = Math.floor(maxCost / close) + 1
  const border = (at: number) => Math.floor((at * letters.length) / count)
  const pieces = Array.from({ length: count }, (_, at) => letters.slice(border(at), border(at + 1)).join(''))
  return { letters, maxCost, pieces: pieces.filter((piece) => [...piece].length > 1).map(bigrams) }
}

// The longer a word is, the fewer other words resemble it. English words have fewer letters than a Korean one has jamo.
function maxCostOf(letters: readonly string[]): number {
  const isLatin = /[a-z]/.test(letters[0] ?? '')
  const { length } = letters
  if (length >= 10) return 2 * error
  if (length >= 8) return error + 1
  if (length >= 7) return isLatin ? error : loose
  return length >= (isLatin ? 5 : 4) ? close : 0
}

/** The cost of a wrong last letter in a beginning of a word: 형관 for 형광등. */
export const beginningCost = ({ letters }: Spelling, word: readonly string[]): number =>
  letters.length >= 7 && word.length > letters.length && letters.slice(0, -1).every((letter, at) => letter === word[at])
    ? error
    : Infinity

/**
 * The cost of the typing errors between the words of a query and as many words of a name: each word may have as many
 * errors as its own length allows. "Plastic cop" is no plastic cup.
 */
export function wordwiseCost(words: readonly string[], others: readonly string[]): number {
  return words.reduce((sum, word, at) => {
    const letters = [...word]
    return sum + typingCost(letters, [...(others[at] ?? '')], maxCostOf(letters))
  }, 0)
}

/**
 * The cost of the typing errors that turn one word into another; Infinity if it exceeds `max`. A letter may be missing,
 * extra or wrong, and two neighbours may be swapped (optimal string alignment).
 */
export function typingCost(one: readonly string[], two: readonly string[], max: number): number {
  if (Math.abs(one.length - two.length) * close > max) return Infinity
  let beforeLast: number[] = []
  let last = [0]
  for (const at of two.keys()) last.push((last[at] ?? 0) + extraLetterCost(two, at))
  for (const [row, letter] of one.entries()) {
    const removal = extraLetterCost(one, row)
    const current = [(last[0] ?? 0) + removal]
    for (const [at, other] of two.entries()) {
      let cost = Math.min(
        (last[at] ?? 0) + wrongLetterCost(one, row, two, at),
        (last[at + 1] ?? 0) + removal,
        (current[at] ?? 0) + extraLetterCost(two, at),
      )
      if (row > 0 && at > 0 && letter !== other && letter === two[at - 1] && one[row - 1] === other) {
        cost = Math.min(cost, (beforeLast[at - 1] ?? 0) + close)
      }
      current.push(cost)
    }
    if (Math.min(...current) > max) return Infinity
    beforeLast = last
    last = current
  }
  const cost = last.at(-1) ?? 0
  return cost > max ? Infinity : cost
}

const pairsOf = (...groups: string[]) =>
  new Set(groups.flatMap((group) => [...group].flatMap((one) => [...group].map((two) => `${one}${two}`))))

// Plain, tense and aspirated consonants; vowels that sound alike or that loanwords spell in several ways (라이터, 라이타).
const closePairs = pairsOf(
  ...[
    'ㄱㄲㅋ',
    'ㄷㄸㅌ',
    'ㅂㅃㅍ',
    'ㅅㅆ',
    'ㅈㅉㅊ',
    'ㅏㅓ',
    'ㅏㅑ',
    'ㅓㅕ',
    'ㅐㅔㅒㅖ',
    'ㅗㅛ',
    'ㅜㅠ',
    'ㅜㅡ',
    'aeiou',
    'iy',
    'ck',
    'sz',
  ],
)
const loosePairs = pairsOf('ㅑㅕ', 'ㅗㅓ', 'ㅗㅜ', 'ㅡㅣ', 'ㅡㅓ', 'ㅏㅐ', 'ㅓㅔㅐ', 'ㄷㅅㅆㅈㅊㅌ')
// Consonants that sound the same at the end of a syllable.
const finalPairs = pairsOf('ㄷㅅㅆㅈㅊㅌ')
const looseFinalPairs = pairsOf('ㄴㅁㅇ')

const isVowel = (letter = '') => /[ㅏ-ㅣaeiou]/.test(letter)

function wrongLetterCost(one: readonly string[], row: number, two: readonly string[], at: number): number {
  const pair = `${one[row]}${two[at]}`
  if (one[row] === two[at]) return 0
  const areFinal = !isVowel(one[row + 1]) && !isVowel(two[at + 1])
  if (closePairs.has(pair) || (areFinal && finalPairs.has(pair))) return close
  return loosePairs.has(pair) || (areFinal && looseFinalPairs.has(pair)) ? loose : error
}

// An extra letter that sounds like its neighbour (팻트병, 청솎기, ummbrella), or the first half of a diphthong (기저귀, 기저기).
function extraLetterCost(word: readonly string[], at: number): number {
  const [before = '', letter = '', after = ''] = [word[at - 1], word[at], word[at + 1]]
  if (/[ㅗㅜㅡ]/.test(letter) && isVowel(after)) return close
  const doubles = (other: string) =>
    other === letter || (/[ㄱ-ㅎ]/.test(letter) && (closePairs.has(letter + other) || finalPairs.has(letter + other)))
  return doubles(before) || doubles(after) ? close : error
}
