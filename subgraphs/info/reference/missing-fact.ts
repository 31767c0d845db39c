import type { Translated } from '../../_shared/locale.ts'
import { facts } from './fact-words.ts'

/** What one language states and the other does not, as "Korean lacks …"; null if the two state the same. */
export function missingFact({ ko, en }: Translated): string | null {
  const [koNumbers, enNumbers] = [numbersIn(ko, koreanNumbers), numbersIn(en, englishNumbers)]
  const inKoreanOnly = koNumbers.find((number) => !enNumbers.includes(number))
  if (inKoreanOnly) return `English lacks ${inKoreanOnly}`
  const inEnglishOnly = enNumbers.find((number) => !koNumbers.includes(number))
  if (inEnglishOnly) return `Korean lacks ${inEnglishOnly}`
  for (const fact of facts) {
    const [inKo, inEn] = [fact.ko.test(ko), fact.en.test(en)]
    if (inKo && !inEn && !fact.alsoEn?.test(en)) return `English lacks "${fact.name}"`
    if (inEn && !inKo && !fact.alsoKo?.test(ko)) return `Korean lacks "${fact.name}"`
  }
  return null
}

/** The first fact that `text` states and `other` does not, in either language; null if there is none. */
export function statedOnlyBy(text: Translated, other: Translated): string | null {
  const fact = facts.find(
    ({ ko, en, alsoKo, alsoEn }) =>
      (ko.test(text.ko) && !ko.test(other.ko) && !alsoKo?.test(other.ko)) ||
      (en.test(text.en) && !en.test(other.en) && !alsoEn?.test(other.en)),
  )
  if (fact) return fact.name
  const numbers = numbersIn(other.ko, koreanNumbers)
  return numbersIn(text.ko, koreanNumbers).find((number) => !numbers.includes(number)) ?? null
}

const englishNumbers = new Map(
  Object.entries({ two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, twenty: 20, forty: 40 }).map(
    ([word, number]) => [new RegExp(`\\b${word}\\b`, 'i'), String(number)],
  ),
)
const koreanNumbers = new Map(
  Object.entries({ 두: 2, 세: 3, 네: 4, 다섯: 5, 여섯: 6, 열: 10 }).map(([word, number]) => [
    new RegExp(`(?<![가-힣])한?${word} ?(개|가지|대|번|시간|쪽|장|곳)`),
    String(number),
  ]),
)

/**
 * Telephone numbers and amounts, in digits or in words, each once. Without 1: "a" and "each" say the same. An hour on
 * the clock is its number, since Korean writes 20시 for 20:00.
 */
function numbersIn(text: string, words: ReadonlyMap<RegExp, string>): string[] {
  const digits = text.replace(/(\d):00/g, '$1').match(/\d{4}-\d{4}|\d+/g) ?? []
  const inWords = [...words].filter(([word]) => word.test(text)).map(([, number]) => number)
  return [...new Set([...digits, ...inWords])].filter((number) => number !== '1')
}
