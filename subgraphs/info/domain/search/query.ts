import { combineCharacter, convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { queryText } from '../../../_shared/query-text.ts'
import { choseongOf, jamoOf } from './key.ts'
import { withoutAsides, wordsOf } from './phrases.ts'

/** Longest word that is split into two, for compounds typed without a space; in letters. */
const compoundMax = 12
/** Longest text of which the last syllables are looked up as names. */
const headMax = 30

const vessel = /^(?:봉지|용기|상자|뚜껑|껍질|포장지|bag|box|bottle|can|jar|carton|wrapper|lid|peel)$/

/** A search text, in the forms used for matching. */
export interface SearchQuery {
  /** As typed. */
  text: string
  key: string
  /** Null if the text starts with a lone consonant or vowel: no name does. */
  jamo: string | null
  /** The words as jamo, in the singular and in the order of a compound, without articles. */
  words: string[]
  /** The words as one, and without asides such as "old" if there are any. */
  phrase: string
  core: string
  /** Whether the last syllable lacks a vowel: the person is still typing. */
  isHalfTyped: boolean
  /** The possible splits into words, as jamo: the typed words, or for a single word every plausible split into two. */
  wordSplits: string[][]
  /** The ends of the text at which the noun may start that names the thing, as jamo, longest first: 의자 of 목욕의자. */
  heads: string[]
  /** Those heads that are a vessel or cover: things of this kind are disposed of alike, whatever their content is. */
  vessels: string[]
  /**
   * Initial consonants and a regular expression for them; null without lone consonants. `ㅍㅌ병` matches 파–핗, 타–팋, then 병.
   */
  initials: { choseong: string; pattern: string } | null
  /** The text as typed with the other keyboard layout, as jamo: `vpxmqud` is `페트병`. */
  otherKeyboard: string
}

/**
 * Parses a search text; null if it contains nothing to look up. @throws BAD_USER_INPUT if it is longer than `max`
 * characters
 */
export function readQuery(query: string, max?: number): SearchQuery | null {
  const text = queryText(query, max)
  const key = searchKey(text)
  if (!key) return null
  const words = wordsOf(text)
  const coreWords = wordsOf(withoutAsides(text))
  return {
    text,
    key,
    jamo: startsWithSyllable(key) ? jamoOf(key) : null,
    words: words.map(jamoOf),
    phrase: jamoOf(words.join('') || key),
    core: jamoOf(coreWords.join('') || key),
    isHalfTyped: /[가-힣][ㄱ-ㅣ]$/.test(key),
    wordSplits: splitsOf(coreWords).map((split) => split.map(jamoOf)),
    heads: headsOf(coreWords).map(jamoOf),
    vessels: headsOf(coreWords)
      .filter((head) => vessel.test(head))
      .map(jamoOf),
    initials: /[ㄱ-ㅎ]/.test(key) ? { choseong: choseongOf(key), pattern: patternOf(key) } : null,
    otherKeyboard: jamoOf(searchKey(onOtherKeyboard(text))),
  }
}

const hangul = /[ㄱ-ㅣ가-힣]/

// Letter by letter: for a whole word the library composes syllables and throws on letters that form none.
const onOtherKeyboard = (query: string): string =>
  hangul.test(query) ? convertHangulToQwerty(query) : [...query].map(convertQwertyToHangul).join('')

function splitsOf(words: string[]): string[][] {
  if (!words.every(startsWithSyllable)) return []
  if (words.length > 1) return [[...new Set(words)]]
  const letters = [...(words[0] ?? '')]
  if (letters.length > compoundMax) return []
  const wordLengthMin = hangul.test(words.join('')) ? 2 : 3
  const places = [...letters.keys()].filter((at) => at >= wordLengthMin && letters.length - at >= wordLengthMin)
  return places
    .map((at) => [letters.slice(0, at).join(''), letters.slice(at).join('')])
    .filter(([, word = '']) => startsWithSyllable(word))
}

// The last words, and in Korean also the last syllables, since compounds are often written as one word.
function headsOf(words: string[]): string[] {
  const whole = words.join('')
  const ends = words.slice(1).map((_, at) => words.slice(at + 1).join(''))
  const syllables = [...(/[가-힣]*$/.exec(whole)?.[0] ?? '')]
  const compounds = syllables.length > headMax ? [] : syllables.map((_, at) => syllables.slice(at).join(''))
  const heads = [...ends, ...compounds.filter((end) => end.length > 1 && end.length < whole.length)]
  return [...new Set(heads)].toSorted((one, two) => two.length - one.length)
}

const startsWithSyllable = (key: string) => !/^[ㄱ-ㅣ]/.test(key)

// A syntax that PostgreSQL and JavaScript share.
const patternOf = (key: string): string =>
  [...key]
    .map((letter) => (isChoseong(letter) ? anySyllable(letter) : letter.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')))
    .join('')

const isChoseong = (letter: string) => 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.includes(letter)

const anySyllable = (choseong: string): string =>
  `[${choseong}${combineCharacter(choseong, 'ㅏ')}-${combineCharacter(choseong, 'ㅣ', 'ㅎ')}]`
