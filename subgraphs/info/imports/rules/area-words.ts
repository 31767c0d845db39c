import { plainText } from '../../../_shared/plain-text.ts'

// The free text in which offices list the areas of a row: names of dongs, townships and villages, also in short forms
// (`산격1동~4동`, `인후1,2,3동`), and everything finer: apartment blocks, roads, natural villages, sides of a street.

/** One area of a list, as written. */
export interface AreaPiece {
  /** The whole piece, brackets included. */
  text: string
  /** The words before the brackets. */
  words: string[]
  /** The pieces in brackets. */
  inner: AreaPiece[]
  /** Whether the brackets name what does not belong to the area (`평광동 제외`). */
  isExcept: boolean
}

export interface AreaList {
  pieces: AreaPiece[]
  /** The pieces after `제외:`. */
  except: AreaPiece[]
}

// 두암 1·2·3동
const numberApart = /([가-힣]) (\d+(?:[,·.~]\d+)*가?동)/g

/** Longest text that is taken apart. The longest of the national file has 1,500 characters. */
const textMax = 10_000

/** Splits a list of areas into its pieces. Commas between the numbers of one name (`인후1,2,3동`) don't separate. */
export function splitAreas(text: string): AreaList {
  const plain = plainText(text.slice(0, textMax))
    .replace(/\n/g, ', ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(numberApart, '$1$2')
  const [listed = '', excepted] = plain.split(/(?:※|\*)? ?제외 ?: ?/, 2)
  return { pieces: piecesOf(listed), except: piecesOf(excepted ?? '') }
}

/** A piece for words that brackets don't interrupt. */
export const pieceOf = (text: string): AreaPiece => ({
  text,
  words: text.split(' ').filter(Boolean),
  inner: [],
  isExcept: false,
})

function piecesOf(text: string): AreaPiece[] {
  return mergeNumbers(splitOutsideBrackets(text))
    .map(readPiece)
    .filter(({ words, inner }) => words.length + inner.length > 0)
}

const opening = '([{<'
const closing = ')]}>'

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = []
  let [depth, from] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (opening.includes(letter)) depth += 1
    else if (closing.includes(letter)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && isSeparator(text, at)) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  // A bracket that nobody closed would keep the rest of the list together.
  if (depth > 0) return text.replace(/[([{<]/g, ',').split(/[+,/·;&]/)
  return [...parts, text.slice(from)]
}

// A full stop separates names (`울진읍. 평해읍`), but not numbers (`내당2.3동`).
function isSeparator(text: string, at: number): boolean {
  const letter = text.charAt(at)
  if (letter === '.') return !/\d/.test(text.charAt(at - 1)) || !/\d/.test(text.charAt(at + 1))
  return '+,/·;&'.includes(letter)
}

const numberFirst = /^\d+(?:[~.?-]\d+)*(?:가?동|가|리|통|반|구|단지|차|공구|외)?(?=$|[ (])/

// `인후1`, `2`, `3동` are one name with three numbers.
function mergeNumbers(parts: readonly string[]): string[] {
  const merged: string[] = []
  for (const part of parts.map((text) => text.replace(/^[\s*•-]+|\s+$/g, ''))) {
    const before = merged.at(-1)
    if (before !== undefined && numberFirst.test(part) && /\d(?:가?동|리|통)?$/.test(before))
      merged[merged.length - 1] = `${before},${part}`
    else if (part) merged.push(part)
  }
  return merged
}

function readPiece(part: string): AreaPiece {
  const [, head = '', inside, tail = ''] = /^([^([{<]*)[([{<](.*)[)\]}>]([^)\]}>]*)$/.exec(part) ?? []
  if (inside === undefined) return { ...pieceOf(part.replace(/ ?등$/, '')), text: part }
  const isExcept = / ?(제외|빼고)$/.test(inside)
  const inner = piecesOf(inside.replace(/ ?(제외|빼고|포함)$/, '')).map((piece) => ({
    ...piece,
    words: piece.words.map((word) => word.replace(/제외$/, '')).filter(Boolean),
  }))
  // `평리동(1) 일부`: the words after the brackets belong to those before.
  return { ...pieceOf(`${head.trim()} ${tail.trim()}`.trim().replace(/ ?등$/, '')), text: part, inner, isExcept }
}
