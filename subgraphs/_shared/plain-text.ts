// Zero-width characters, soft hyphens, byte order marks, marks of direction, variation selectors and Hangul fillers.
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

// Letters as keyboards produce them one by one (ㅍ), in half width (ﾡ) and in a circle (㉠). NFKC would turn them into
// parts of syllables and join neighbours: ㅍㅌㅂ is a search by initial consonants, not a syllable.
const singleLetter = /[\u3131-\u318e\uffa1-\uffdc\u3260-\u327b]/g

// COMBINING GRAPHEME JOINER, which nothing combines with.
const barrier = '\u034f'

// NFKC would put a space before the small tilde (U+02DC).
const tildes = /[\u02dc\u2053\u223c\u301c\u3030]/g

const spellings: [RegExp, string][] = [
  // U+119E is what NFKC makes of ㆍ (U+318D), the middle dot of Korean keyboards.
  [/[\u119e\u2022\u2027\u2219\u22c5\u2e31\u2e33\u30fb]/g, '·'],
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
  const normalised = text
    .replace(invisible, '')
    .replace(tildes, '~')
    .replace(singleLetter, `${barrier}$&${barrier}`)
    .normalize('NFKC')
  const separate = normalised.replace(/[\u1100-\u11ff]/g, (part) => letters.get(part) ?? part)
  return spellings.reduce((before, [from, to]) => before.replace(from, to), separate.replaceAll(barrier, ''))
}
