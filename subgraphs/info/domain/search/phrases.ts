import { searchKey } from '../../../_shared/korea/search-key.ts'
import { plainText } from '../../../_shared/plain-text.ts'

/** The words of a search text, each a search key, in the order of a compound: the last one names the thing. */
export const wordsOf = (text: string): string[] => compoundOf(lowerCase(text).replaceAll(/[·,/&()]/g, ' '))

/**
 * The ways to read a name, each as its words: `Onion or garlic skin` is an onion skin and a garlic skin. A part in
 * parentheses may be left out.
 */
export function readingsOf(name: string): string[][] {
  const text = lowerCase(name)
  const full = [text.replaceAll(/\([^)]*\)/g, ' '), text.replaceAll(/[()]/g, ' ')]
  const texts = [...full, ...full.map((each) => each.replace(discarded, ''))]
  const readings = texts.flatMap((each) => [each.replaceAll(/[·,/&]/g, ' '), ...alternativesOf(each)]).map(compoundOf)
  const distinct = new Map(readings.map((words) => [words.join(' '), words]))
  return [...distinct.values()].filter((words) => words.length > 0)
}

/** A name with the other word for its vessel: 샴푸통 for 샴푸 용기. Only the whole means the same: 쓰레기통 is no 용기. */
export function withOtherVessel(words: readonly string[]): string | null {
  const whole = words.join('')
  if (/[가-힣]용기$/.test(whole)) return whole.replace(/용기$/, '통')
  return /[가-힣]{2}통$/.test(whole) ? whole.replace(/통$/, '용기') : null
}

/**
 * A search text without the words before or after it that say nothing about the kind of thing: its age, its size, that
 * it is to be thrown away.
 */
export function withoutAsides(text: string): string {
  const shorter = text.trim().replace(asideBefore, '').replace(discarded, '').replace(asideAfter, '')
  if (shorter === text.trim()) return text
  return searchKey(shorter) ? withoutAsides(shorter) : text
}

// 폐휴대폰 is a mobile phone.
const discarded = /^\s*(?:폐(?=[가-힣]{2})|빈\s+)/

const koreanAside =
  '헌|낡은|오래된|중고|새|빈|큰|작은|대형|소형|(?:고장|망가|부서|찢어|깨|금 ?가) ?(?:난|진|버린)|(?:다|안|못|쓰고) ?(?:쓴|쓰는|난|쓰던)|쓰던|쓴|사용한|버릴'
const englishAside =
  'an?|the|my|our|some|old|used|unused|new|broken|torn|worn(?:[ -]out)?|empty|big|large|small|little|how (?:do i|to) (?:recycle|dispose of|throw away|get rid of)'
const asideBefore = new RegExp(`^(?:${koreanAside}|${englishAside})\\s+`, 'i')
const asideAfter = /\s+(?:버리기|버리는 ?(?:법|방법|곳)|분리수거|분리배출|배출|재활용|폐기|처리)$/

const lowerCase = (text: string) => plainText(text).toLowerCase()

const filler = new Set(['a', 'an', 'the', 'or', 'and', 'made'])

// "Box for shoes" is a shoe box.
function compoundOf(text: string): string[] {
  const [head = '', ...complements] = text.split(/\s(?:for|of|from|with)\s/)
  return [...complements.toReversed(), head]
    .flatMap((part) => part.split(/[\s-]+/))
    .map(searchKey)
    .filter((word) => word && !filler.has(word))
    .map((word, _at, { length }) => {
      if (length === 1 && word === 'glasses') return word
      return sameVessels.reduce((each, [from, to]) => each.replace(from, to), singular(word))
    })
}

// Two words for one thing at the end of a compound: 스티로폼 박스 is a 스티로폼 상자. Both sides of a comparison
// pass through it, so it need not be the better word.
const sameVessels: [RegExp, string][] = [
  [/박스$/, '상자'],
  [/봉투$/, '봉지'],
  [/껍데기$/, '껍질'],
]

// Plurals are alternatives, too: nails and screws. "Dustpan and brush" is one set, "Head & Shoulders" one brand.
// In "A or B C", A shares the last word C with B. In "A B or C", C may share the first word A.
function alternativesOf(text: string): string[] {
  const alternatives = text
    .split(/\s*[·,/]\s*|\sor\s|(?<=s)\sand\s(?=\S+s$)|(?<=,.*)\sand\s/)
    .filter((each) => searchKey(each))
  if (alternatives.length < 2) return []
  const words = alternatives.map((each) => each.trim().split(/\s+/))
  const [first = [], last = []] = [words[0], words.at(-1)]
  if (last.length > 1)
    return words.map((each, at) => [...each, ...(at < words.length - 1 ? last.slice(-1) : [])].join(' '))
  return words.map((each, at) => [...(at > 0 ? first.slice(0, -1) : []), ...each].join(' '))
}

const irregular = new Map(
  Object.entries({
    knives: 'knife',
    leaves: 'leaf',
    shelves: 'shelf',
    scarves: 'scarf',
    lenses: 'lens',
    lens: 'lens',
    mice: 'mouse',
    teeth: 'tooth',
    feet: 'foot',
    buses: 'bus',
    gases: 'gas',
    axes: 'axe',
    potatoes: 'potato',
    tomatoes: 'tomato',
  }),
)

// A plural in English as a singular. Both sides of a comparison pass through it, so `canva` for `canvas` does no harm.
function singular(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word
  return (
    irregular.get(word) ??
    word
      .replace(/(?<=..)ies?$/, 'y')
      .replace(/(ss|x|ch|sh)es$/, '$1')
      .replace(/([^sui])s$/, '$1')
  )
}
