import { disassemble, getChoseong, romanize } from 'es-hangul'
import { bigrams, searchKey } from '../../../_shared/korea/search-key.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { plainText } from '../../../_shared/plain-text.ts'

/**
 * A search key as the letters in typing order (jamo): `페트` becomes `ㅍㅔㅌㅡ`; other scripts stay as they are. A consonant
 * is the same letter at the start and at the end of a syllable, so `페ㅌ` and `펱`, the intermediate states of typing
 * `페트`, are prefixes.
 */
export const jamoOf = (key: string): string => disassemble(key)

/** A search key as the initial consonants of its syllables: `페트병` becomes `ㅍㅌㅂ`; other scripts stay as they are. */
export const choseongOf = (key: string): string => getChoseong(key, { keepNonHangul: true })

/** Raise it when a search key changes: the next start then writes the keys of all names again. */
export const searchKeysVersion = 2

/**
 * The search keys of a name, one per column of `item_names`. `romanised` is a Korean name in Latin letters (Revised
 * Romanization), empty for other languages. `jamoBigrams` includes its letter pairs.
 * @param isRomanised whether people may type the Korean name in Latin letters; romanising takes most of the time
 */
export function searchKeysOf(text: string, locale: Locale, isRomanised = true) {
  const key = searchKey(text)
  const [jamo, choseong] = [jamoOf(key), choseongOf(key)]
  const romanised = locale === 'ko' && isRomanised ? searchKey(romanize(plainText(text))) : ''
  return {
    searchKey: key,
    jamo,
    jamoBigrams: [...new Set([...bigrams(jamo), ...bigrams(romanised)])],
    choseong,
    choseongBigrams: bigrams(choseong),
    romanised,
  }
}
