// Zero-width characters, soft hyphens, byte order marks, marks of direction, variation selectors and Hangul fillers.
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

// Letters as keyboards produce them one by one (ㅍ), in half width (ﾡ) and in a circle (㉠). NFKC would turn them into
// parts of syllables and join neighbours: ㅍㅌㅂ is a search by initial consonants, not a syllable.
const singleLetter = /[\u3131-\u318e\uffa1-\uffdc\u3260-\u327b]/g

// COMBINING GRAPHEME JOINER, which nothing combines with.
const barrier = '\u034f'

// ㆍ (U+318D) is the middle dot of Korean keyboards. It has to go before NFKC makes a vowel of it, and the small tilde
// (U+02DC) before it gets a space.
const earlySpellings: [RegExp, string][] = [
  [/ㆍ/g, '·'],
  [/[\u02dc\u2053\u223c\u301c\u3030]/g, '~'],
]
const spellings: [RegExp, string][] = [
  [/[\u2022\u2027\u2219\u22c5\u2e31\u2e33\u30fb]/g, '·'],
  [/[\p{Pd}\u2212]/gu, '-'],
  [/[‘’‛ʼ]/g, "'"],
  [/、/g, ','],
  [/。/g, '.'],
  [/\u2044/g, '/'],
]

// Each part of a syllable that stands alone, and the letter that it looks like.
const trailing = [...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ']
const letters = new Map([
  ...trailing.map((letter, index) => [String.fromCharCode(0x11a8 + index), letter] as const),
  ...Array.from({ length: 0x318c - 0x3130 }, (_, index) => String.fromCharCode(0x3131 + index)).map(
    (letter) => [letter.normalize('NFKC'), letter] as const,
  ),
])

/**
 * A text with compatibility characters as the plain ones they look like (NFKC): `ＰＥＴ` is `PET`, `㈜` is `(주)`, `ﾊﾟ` is
 * `パ`. The middle dots that separate lists in Korean (`ㆍ`, `・`, `･`, `•` and others) are `·`, all dashes are `-`, all
 * spaces are ` `, and invisible characters are left out. Single Korean letters stay letters.
 */
export function plainText(text: string): string {
  // Most texts are plain already.
  if (/^[ -~가-힣·]*$/.test(text)) return text
  const early = replaceAll(text.replace(invisible, ''), earlySpellings)
  const normalised = early.replace(singleLetter, `${barrier}$&${barrier}`).normalize('NFKC')
  const separate = normalised.replace(/[\u1100-\u11ff]/g, (part) => letters.get(part) ?? part)
  return replaceAll(separate.replaceAll(barrier, ''), spellings)
}

const replaceAll = (text: string, pairs: readonly [RegExp, string][]): string =>
  pairs.reduce((before, [from, to]) => before.replace(from, to), text)
