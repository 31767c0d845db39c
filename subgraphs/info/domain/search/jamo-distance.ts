/** A part of a text that resembles a word: the number of errors, and the part's position in letters. */
export interface SimilarPart {
  errors: number
  start: number
  end: number
}

/**
 * The part of `text` with the smallest edit distance to `word` (optimal string alignment: missing, extra or wrong
 * letters, and swapped neighbours). A part starts and ends at one of `borders`. Null if every part has more than `max`
 * errors.
 * @see P. Sellers, "The theory and computation of evolutionary distances", Journal of Algorithms 1 (1980)
 */
export function closestPart(
  word: readonly string[],
  text: readonly string[],
  borders: ReadonlySet<number>,
  max: number,
): SimilarPart | null {
  // A cell has the fewest errors of any part that ends there, and the start of that part.
  let beforeLast: Cell[] = []
  let last: Cell[] = []
  for (let at = 0; at <= text.length; at++) {
    // No part starts at the end of the text.
    const isStart = borders.has(at) && at < text.length
    last.push(isStart ? { errors: 0, start: at } : addErrors(cell(last, at - 1), 1))
  }
  for (const [row, letter] of word.entries()) {
    const current: Cell[] = [{ errors: row + 1, start: 0 }]
    for (const [at, other] of text.entries()) {
      const substitution = letter === other ? 0 : 1
      let best = better(
        addErrors(cell(last, at), substitution),
        better(addErrors(cell(last, at + 1), 1), addErrors(cell(current, at), 1)),
      )
      if (row > 0 && at > 0 && letter === text[at - 1] && word[row - 1] === other) {
        best = better(best, addErrors(cell(beforeLast, at - 1), 1))
      }
      current.push(best)
    }
    beforeLast = last
    last = current
  }
  let found: SimilarPart | null = null
  for (const [end, { errors, start }] of last.entries()) {
    if (borders.has(end) && end > start && errors <= max && errors < (found?.errors ?? Infinity)) {
      found = { errors, start, end }
    }
  }
  return found
}

interface Cell {
  errors: number
  start: number
}

const cell = (row: readonly Cell[], at: number): Cell => row[at] ?? { errors: Infinity, start: at }
const addErrors = ({ errors, start }: Cell, by: number): Cell => ({ errors: errors + by, start })

// The cell with fewer errors; with equal errors, the longer part.
function better(one: Cell, two: Cell): Cell {
  return two.errors < one.errors || (two.errors === one.errors && two.start < one.start) ? two : one
}
