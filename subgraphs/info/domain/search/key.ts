import { disassemble, getChoseong, romanize } from 'es-hangul'
import { bigrams, searchKey } from '../../../_shared/korea/search-key.ts'
import type { Locale } from '../../../_shared/locale.ts'

/**
 * A search key by the letters that are typed: `페트` becomes `ㅍㅔㅌㅡ`, and what isn't Hangul stays. A consonant is the same
 * at the start and at the end of a syllable, so that `페ㅌ` and `펱`, which are on the way to `페트`, are beginnings of it.
 */
export const jamoOf = (key: string): string => disassemble(key)

/** A search key by the first consonants of its syllables: `페트병` becomes `ㅍㅌㅂ`, and what isn't Hangul stays. */
export const choseongOf = (key: string): string => getChoseong(key, { keepNonHangul: true })

/**
 * What a name is found by, in columns of `item_names`. `romanised` is a Korean name in Latin letters (Revised Romanization),
 * empty for names in other languages; its pairs of letters are among `jamoBigrams`.
 */
export function searchKeysOf(text: string, locale: Locale) {
  const key = searchKey(text)
  const [jamo, choseong] = [jamoOf(key), choseongOf(key)]
  const romanised = locale === 'ko' ? searchKey(romanize(text.normalize('NFC'))) : ''
  return {
    searchKey: key,
    jamo,
    jamoBigrams: [...new Set([...bigrams(jamo), ...bigrams(romanised)])],
    choseong,
    choseongBigrams: bigrams(choseong),
    romanised,
  }
}
