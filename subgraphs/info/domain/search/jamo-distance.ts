/** Where in a text something like a word was found: the errors, and the part, in letters. */
export interface Likeness {
  errors: number
  start: number
  end: number
}

/**
 * The part of `text` that is most like `word`, counting letters that are missing, too many, wrong, or swapped with their
 * neighbour (optimal string alignment). A part begins at one of `borders` and ends at one; null when none has at most `max`
 * errors.
 * @see P. Sellers, "The theory and computation of evolutionary distances", Journal of Algorithms 1 (1980)
 */
export function mostAlike(
  word: readonly string[],
  text: readonly string[],
  borders: ReadonlySet<number>,
  max: number,
): Likeness | null {
  // A cell holds the fewest errors of any part that ends there, and where the part begins.
  let beforeLast: Cell[] = []
  let last: Cell[] = []
  for (let at = 0; at <= text.length; at++) {
    // No part begins at the end.
    const begins = borders.has(at) && at < text.length
    last.push(begins ? { errors: 0, start: at } : more(cell(last, at - 1), 1))
  }
  for (const [row, letter] of word.entries()) {
    const current: Cell[] = [{ errors: row + 1, start: 0 }]
    for (const [at, other] of text.entries()) {
      const same = letter === other ? 0 : 1
      let best = fewer(more(cell(last, at), same), fewer(more(cell(last, at + 1), 1), more(cell(current, at), 1)))
      if (row > 0 && at > 0 && letter === text[at - 1] && word[row - 1] === other) {
        best = fewer(best, more(cell(beforeLast, at - 1), 1))
      }
      current.push(best)
    }
    beforeLast = last
    last = current
  }
  let found: Likeness | null = null
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
const more = ({ errors, start }: Cell, by: number): Cell => ({ errors: errors + by, start })

// Of as many errors, the longer part.
function fewer(one: Cell, two: Cell): Cell {
  return two.errors < one.errors || (two.errors === one.errors && two.start < one.start) ? two : one
}
