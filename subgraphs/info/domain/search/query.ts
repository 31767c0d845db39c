import { combineCharacter, convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { queryText } from '../../../_shared/query-text.ts'
import { choseongOf, jamoOf } from './key.ts'

/** Longest word that may be several written as one, in letters. */
const compoundMax = 12

/** What somebody typed, in the forms in which it is looked up. */
export interface SearchQuery {
  key: string
  /** Null when it begins with a lone consonant or vowel, since no name begins like that. */
  jamo: string | null
  /** The ways to read it as several words, by jamo: as they were typed, or else at any place where one could end. */
  words: string[][]
  /** First consonants and the pattern they stand for, when there are lone ones: `ㅍㅌ병` is any of 파 to 핗, of 타 to 팋, and 병. */
  initials: { choseong: string; pattern: string } | null
  /** What it would have been on the other keyboard: `vpxmqud` is `페트병`. By jamo. */
  otherKeyboard: string
}

/** What somebody typed; null when there is nothing in it to look up. @throws BAD_USER_INPUT */
export function readQuery(query: string, max?: number): SearchQuery | null {
  const text = queryText(query, max)
  const key = searchKey(text)
  if (!key) return null
  return {
    key,
    jamo: wholeSyllables(key) ? jamoOf(key) : null,
    words: wordsOf(text).map((words) => words.map(jamoOf)),
    initials: /[ㄱ-ㅎ]/.test(key) ? { choseong: choseongOf(key), pattern: patternOf(key) } : null,
    otherKeyboard: jamoOf(searchKey(onOtherKeyboard(text))),
  }
}

const hangul = /[ㄱ-ㅣ가-힣]/

// Letter by letter: as a word, the library puts syllables together, and throws for letters that make none.
const onOtherKeyboard = (query: string): string =>
  hangul.test(query) ? convertHangulToQwerty(query) : [...query].map(convertQwertyToHangul).join('')

function wordsOf(query: string): string[][] {
  const words = query.split(/\s+/).map(searchKey).filter(Boolean)
  if (!words.every(wholeSyllables)) return []
  if (words.length > 1) return [words]
  const letters = [...(words[0] ?? '')]
  if (letters.length > compoundMax) return []
  const least = hangul.test(query) ? 2 : 3
  const places = [...letters.keys()].filter((at) => at >= least && letters.length - at >= least)
  return places
    .map((at) => [letters.slice(0, at).join(''), letters.slice(at).join('')])
    .filter(([, word = '']) => wholeSyllables(word))
}

const wholeSyllables = (key: string) => !/^[ㄱ-ㅣ]/.test(key)

// Understood alike by PostgreSQL and by JavaScript.
const patternOf = (key: string): string =>
  [...key]
    .map((letter) => (isChoseong(letter) ? anySyllable(letter) : letter.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')))
    .join('')

const isChoseong = (letter: string) => 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.includes(letter)

const anySyllable = (choseong: string): string =>
  `[${choseong}${combineCharacter(choseong, 'ㅏ')}-${combineCharacter(choseong, 'ㅣ', 'ㅎ')}]`
