import { type StandardFile, standardFiles } from './korea/standard-files.ts'
import { plainText } from './plain-text.ts'

/** From so many rows on, the contents of a column tell what a file is. */
const enoughRows = 200

/** From this share of common columns on, a file is taken for another data set. */
const likeness = 0.8

/**
 * @param used the columns that the data set reads
 * @throws Error naming the data set that a header belongs to, if that isn't `name`
 */
export function requireHeader(file: string, name: string, header: readonly string[], used: readonly string[]): void {
  const own = standardFiles.find((standard) => standard.name === name)
  const other = lookalike(header, name)
  if (!other) return
  const ownShare = own ? shareOf(header, own) : 0
  const distinctive = distinctiveColumns(other).filter((column) => hasColumn(header, column))
  const foreign = distinctive.filter((column) => !hasColumn(used, column) && !hasColumn(own?.columns ?? [], column))
  if (foreign.length === 0 || shareOf(header, other) <= ownShare) return
  const title = own?.title ?? name
  throw new Error(`${file} has ${foreign.join(', ')}, which ${title} doesn't have. ${looksLike(other)}`)
}

/** What else a file with such a header may be, as the end of a message; empty if it looks like nothing that is known. */
export function suggestDataSet(header: readonly string[], name?: string): string {
  const other = lookalike(header, name)
  return other ? ` ${looksLike(other)}` : ''
}

const looksLike = ({ name, title }: StandardFile) => `It looks like ${name} (${title}).`

/** The other data set that a header is most like; undefined if it is like none. */
function lookalike(header: readonly string[], name?: string): StandardFile | undefined {
  const [best] = standardFiles
    .filter((standard) => standard.name !== name)
    .map((standard) => ({ standard, share: shareOf(header, standard) }))
    .sort((a, b) => b.share - a.share)
  return best && best.share >= likeness ? best.standard : undefined
}

// Offices leave columns out and add others.
function shareOf(header: readonly string[], { columns }: StandardFile): number {
  const common = columns.filter((column) => hasColumn(header, column)).length
  return common / (columns.length + header.filter(Boolean).length - common)
}

const distinctiveColumns = ({ name, columns }: StandardFile) =>
  columns.filter((column) => !standardFiles.some((other) => other.name !== name && hasColumn(other.columns, column)))

const plainName = (name: string) => plainText(name).trim()
const hasColumn = (columns: readonly string[], column: string) =>
  columns.some((other) => plainName(other) === plainName(column))

/** Counts the rows of a file, and those whose cells look like the data set's. */
export function contentSurvey(file: string, name: string) {
  const found = standardFiles.find((standard) => standard.name === name)
  let rows = 0
  let alike = 0
  return {
    add(cells: Readonly<Record<string, string>> | null): void {
      rows += 1
      if (found?.likeness.pattern.test(cells?.[found.likeness.column]?.trim() ?? '')) alike += 1
    },
    /** @throws Error if the contents are not those of the data set */
    finish(): number {
      if (!found || rows < enoughRows) return rows
      const { column, what, atLeast = 0, atMost = 1 } = found.likeness
      const share = alike / rows
      if (share >= atLeast && share <= atMost) return rows
      const expected =
        atLeast > 0 ? `at least ${percent(atLeast)} are expected` : `at most ${percent(atMost)} are expected`
      throw new Error(
        `${file} has the columns of ${found.title}, but of its ${rows} rows ${percent(share)} have ${what} in ${column}; ${expected}. Is it another file?`,
      )
    },
  }
}

const percent = (share: number) => `${Math.round(share * 100)} %`
