import { disassemble, getChoseong, romanize } from 'es-hangul'
import { bigrams, searchKey } from '../../../_shared/korea/search-key.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import { readingsOf, withOtherVessel } from './phrases.ts'

/**
 * A search key as the letters in typing order (jamo): `페트` becomes `ㅍㅔㅌㅡ`; other scripts stay as they are. A consonant
 * is the same letter at the start and at the end of a syllable, so `페ㅌ` and `펱`, the intermediate states of typing
 * `페트`, are prefixes.
 */
export const jamoOf = (key: string): string => disassemble(key)

/** A search key as the initial consonants of its syllables: `페트병` becomes `ㅍㅌㅂ`; other scripts stay as they are. */
export const choseongOf = (key: string): string => getChoseong(key, { keepNonHangul: true })

/** Raise it when a search key changes: the next start then writes the keys of all names again. */
export const searchKeysVersion = 3

/**
 * What a part of a name is, as the first character of its entry in `item_names.parts`. The rest of the entry is the part
 * in jamo, but for `romanised` in Latin letters and for `initials` in initial consonants.
 */
export const partMarks = {
  /** A reading of the whole name: see `readingsOf`. */
  whole: '=',
  /** The last words of a reading: 페트병 of 무색 페트병. */
  head: ' ',
  /** The last syllables of a reading, where a noun may start in a Korean compound: 밥솥 of 전기밥솥. */
  compoundHead: '-',
  /** The last syllable of a word of three or more: 컵 of 종이컵. */
  lastSyllable: '_',
  /** A single word of a reading. */
  word: '.',
  /** The words of a reading in alphabetical order. */
  sorted: '~',
  romanised: '@',
  initials: '#',
} as const

export type PartMark = keyof typeof partMarks

/** Entries of `item_names.parts`, without duplicates. */
export const partEntries = (marks: readonly PartMark[], texts: readonly string[]): string[] => [
  ...new Set(texts.filter(Boolean).flatMap((text) => marks.map((mark) => `${partMarks[mark]}${text}`))),
]

/**
 * The search keys of a name, one per column of `item_names`. `romanised` is a Korean name in Latin letters (Revised
 * Romanization), empty for other languages. `jamoBigrams` includes its letter pairs, and those of the name's readings.
 * @param isRomanised whether people may type the Korean name in Latin letters; romanising takes most of the time
 */
export function searchKeysOf(text: string, locale: Locale, isRomanised = true) {
  const key = searchKey(text)
  const [jamo, choseong] = [jamoOf(key), choseongOf(key)]
  const romanised = locale === 'ko' && isRomanised ? romanisedKey(plainText(text)) : ''
  const readings = readingsOf(text)
  const readingKeys = readings.map((words) => jamoOf(words.join('')))
  return {
    searchKey: key,
    jamo,
    jamoBigrams: [...new Set([jamo, romanised, ...readingKeys].flatMap(bigrams))],
    choseong,
    choseongBigrams: bigrams(choseong),
    romanised,
    parts: [
      ...new Set([...partEntries(['whole'], [jamo]), ...readings.flatMap((words) => partsOf(words, isRomanised))]),
    ],
  }
}

function partsOf(words: string[], isRomanised: boolean): string[] {
  const [whole = '', ...heads] = words.map((_, at) => words.slice(at).join(''))
  const inJamo = (mark: PartMark, texts: readonly string[]) => partEntries([mark], texts.map(jamoOf))
  const korean = words.some((word) => hangul.test(word))
  const readings = words.map((_, at) => words.slice(at))
  return [
    ...inJamo('whole', [whole, withOtherVessel(words) ?? '']),
    ...inJamo('head', heads),
    ...inJamo('word', words),
    ...(korean && words.length > 1 ? inJamo('sorted', [words.toSorted().join('')]) : []),
    ...inJamo('compoundHead', readings.flatMap(compoundHeads)),
    ...inJamo('lastSyllable', /(?<=[가-힣]{2})[가-힣]$/.exec(words.at(-1) ?? '') ?? []),
    ...(korean ? partEntries(['initials'], [whole, ...heads].map(choseongOf)) : []),
    ...(korean && isRomanised
      ? partEntries(
          ['romanised'],
          readings.map((each) => romanisedKey(each.join(' '))),
        )
      : []),
  ]
}

const hangul = /[가-힣]/
const romanisedKey = (text: string) => searchKey(romanize(text))

/**
 * The places in the first word at which another noun of two or more syllables may start, each with all that follows. A
 * first noun of one syllable is a common prefix only: 티슈 is the head of 물티슈, but 스터 is no part of 토스터.
 */
function compoundHeads([first = '', ...others]: readonly string[]): string[] {
  if (!/^[가-힣]+$/.test(first)) return []
  const start = /^[폐헌빈새물손생]/.test(first) ? 1 : 2
  const places = Array.from({ length: Math.max(0, first.length - 1 - start) }, (_, at) => at + start)
  return places.map((at) => [first.slice(at), ...others].join(''))
}
