import { combineCharacter, convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { queryText } from '../../../_shared/query-text.ts'
import { choseongOf, jamoOf } from './key.ts'

/** Longest word that is split into two, for compounds typed without a space; in letters. */
const compoundMax = 12

/** A search text, in the forms used for matching. */
export interface SearchQuery {
  key: string
  /** Null if the text starts with a lone consonant or vowel: no name does. */
  jamo: string | null
  /** The possible splits into words, as jamo: the typed words, or for a single word every plausible split into two. */
  wordSplits: string[][]
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
  return {
    key,
    jamo: startsWithSyllable(key) ? jamoOf(key) : null,
    wordSplits: splitsOf(text).map((words) => words.map(jamoOf)),
    initials: /[ㄱ-ㅎ]/.test(key) ? { choseong: choseongOf(key), pattern: patternOf(key) } : null,
    otherKeyboard: jamoOf(searchKey(onOtherKeyboard(text))),
  }
}

const hangul = /[ㄱ-ㅣ가-힣]/

// Letter by letter: for a whole word the library composes syllables and throws on letters that form none.
const onOtherKeyboard = (query: string): string =>
  hangul.test(query) ? convertHangulToQwerty(query) : [...query].map(convertQwertyToHangul).join('')

function splitsOf(query: string): string[][] {
  const words = query.split(/\s+/).map(searchKey).filter(Boolean)
  if (!words.every(startsWithSyllable)) return []
  if (words.length > 1) return [words]
  const letters = [...(words[0] ?? '')]
  if (letters.length > compoundMax) return []
  const wordLengthMin = hangul.test(query) ? 2 : 3
  const places = [...letters.keys()].filter((at) => at >= wordLengthMin && letters.length - at >= wordLengthMin)
  return places
    .map((at) => [letters.slice(0, at).join(''), letters.slice(at).join('')])
    .filter(([, word = '']) => startsWithSyllable(word))
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
