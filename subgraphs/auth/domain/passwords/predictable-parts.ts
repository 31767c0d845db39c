import { convertHangulToQwerty } from 'es-hangul'

/** Minimum of what `unpredictableLength` returns for a new password. */
export const unpredictableMin = 8

/** Our name and what it is about, and the words that people choose for the password of anything. */
const commonWords = [
  ...'bunri 분리 분리수거 분리배출 재활용 recycling recycle korea 한국 대한민국 seoul 서울'.split(' '),
  ...'password passwort 비밀번호 패스워드 welcome letmein login admin secret iloveyou 사랑해'.split(' '),
]

/** Rows and columns of keyboards, and sequences that aren't in the order of Unicode. */
const rows = [
  ...'1234567890 !@#$%^&*() qwertyuiop asdfghjkl zxcvbnm qwertzuiop azertyuiop qsdfghjklm yxcvbnm'.split(' '),
  ...'1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p 1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5y6u7i8o9p0'.split(' '),
  ...'qazwsxedcrfvtgbyhnujmikolp 147258369 741852963 159357'.split(' '),
  ...'가나다라마바사아자차카타파하 ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ ㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣ'.split(' '),
  ...'일이삼사오육칠팔구십 하나둘셋넷다섯여섯일곱여덟아홉열'.split(' '),
]

/** A year or a day, as people write them in digits. */
const date = /(?:19|20)\d\d(?:[01]\d[0-3]\d)?/y

/**
 * The length of a password in keystrokes, where each predictable part and each pair of digits counts as one: our name, a common word, the person's own
 * address, a date, a sequence of the alphabet or of the keyboard in either direction, and a repetition of an earlier part.
 * Separators don't count. Letters may be replaced by similar digits and signs, and Hangul typed in Latin letters.
 */
export function unpredictableLength(password: string, email: string): number {
  const text = keystrokes(password)
  const similar = withoutLookalikes(text)
  const words = [...commonWords, ...partsOf(email)].map(keystrokes).flatMap(bothDirections).map(withoutLookalikes)
  // The shortest description of the text from each position to its end.
  const lengths: number[] = Array(text.length + 1).fill(0)
  for (let start = text.length - 1; start >= 0; start--) {
    const part = Math.max(
      ...words.map((word) => (similar.startsWith(word, start) ? word.length : 0)),
      dateAt(text, start),
      sequenceAt(text, start),
      repetitionAt(similar, start),
      // A digit says about half as much as a letter.
      /^\d\d/.test(text.slice(start, start + 2)) ? 2 : 1,
    )
    // Any beginning of a sequence or a repetition is one too, and what follows it may be predictable as well.
    lengths[start] = 1 + Math.min(...lengths.slice(start + 1, start + part + 1))
  }
  return lengths[0] ?? 0
}

// Each syllable becomes the keys that type it, so that Hangul and the same keys in Latin letters are equal.
const keystrokes = (text: string): string =>
  convertHangulToQwerty(text.normalize('NFC').replace(/[^\p{Script=Hangul}]+/gu, (part) => part.normalize('NFKC')))
    .toLowerCase()
    .replace(/[\s\p{Pd}\p{Pc}.,:;/\\+]/gu, '')

const lookalikes: Record<string, string> = {
  ...{ 0: 'o', 1: 'i', l: 'i', '!': 'i', '|': 'i', 3: 'e', 4: 'a', '@': 'a' },
  ...{ 5: 's', $: 's', 6: 'g', 9: 'g', 7: 't', 8: 'b' },
}

const withoutLookalikes = (text: string): string =>
  text.replace(/[01l!|34@5$6978]/g, (letter) => lookalikes[letter] ?? '')

/** The parts of an address that its owner is likely to use, from three characters. */
function partsOf(email: string): string[] {
  const address = email.normalize('NFKC').toLowerCase()
  const [local = '', domain = ''] = address.split('@')
  const parts = [
    address,
    local,
    domain,
    ...local.split(/[^a-z0-9]+/),
    local.replace(/\d+$/, ''),
    ...domain.split('.').slice(0, -1),
  ]
  return parts.filter((part) => part.length >= 3)
}

function dateAt(text: string, start: number): number {
  date.lastIndex = start
  return date.exec(text)?.[0].length ?? 0
}

const bothDirections = (text: string): string[] => [text, [...text].reverse().join('')]

const directed = rows.map(keystrokes).flatMap(bothDirections)

/** Length of the sequence that starts here; 0 for less than three characters. */
function sequenceAt(text: string, start: number): number {
  const beginning = text.slice(start, start + 3)
  if (beginning.length < 3) return 0
  const inRows = directed.map((row) => commonLength(row, row.indexOf(beginning), text, start))
  return Math.max(...[1, 2, 3, 4].map((stride) => steadyLength(text, start, stride)), ...inRows)
}

/**
 * Length of the part from here in which every `stride`th character is as far from the one before: `aceg` and `1111` for 1, `a1b2c3`
 * and `aabbcc` for 2; 0 for less than three rounds.
 */
function steadyLength(text: string, start: number, stride: number): number {
  const step = (at: number) => text.charCodeAt(at) - text.charCodeAt(at - stride)
  const isSteady = (at: number) =>
    Math.abs(step(at)) <= 2 && (at < start + 2 * stride || step(at) === step(at - stride))
  let end = start + stride
  while (end < text.length && isSteady(end)) end++
  return end - start >= 3 * stride ? end - start : 0
}

function commonLength(row: string, from: number, text: string, start: number): number {
  if (from < 0) return 0
  let length = 0
  while (from + length < row.length && row[from + length] === text[start + length]) length++
  return length
}

/** Length of the longest part from here that has occurred before, where the two may overlap; 0 for less than four characters. */
function repetitionAt(text: string, start: number): number {
  const beginning = text.slice(start, start + 4)
  if (beginning.length < 4) return 0
  let longest = 0
  for (let from = text.indexOf(beginning); from < start; from = text.indexOf(beginning, from + 1)) {
    let length = 4
    while (start + length < text.length && text[from + length] === text[start + length]) length++
    longest = Math.max(longest, length)
    if (start + longest === text.length) break
  }
  return longest
}
