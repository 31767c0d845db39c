import { Column, getTableName, Param, Placeholder, SQL, type SQLChunk, StringChunk, Table } from 'drizzle-orm'

/** An expression without its values. */
export interface SeparatedSql {
  /** Equal for expressions of the same text. */
  key: string
  /** The expression with numbered placeholders in place of the values. */
  template: SQL
}

/**
 * Separates an expression from its values, and adds these to `values` in the form that the driver takes. This is much cheaper
 * than what Drizzle does for a text. The placeholders have the values' indexes as names.
 */
export function separateValues(expression: SQL, values: unknown[]): SeparatedSql {
  const chunks: SQLChunk[] = []
  let key = ''

  const addValue = (value: unknown) => {
    // No text in SQL has this character.
    key += '\0'
    chunks.push(placeholderAt(values.length))
    values.push(value)
  }

  const add = (chunk: unknown): void => {
    if (chunk === undefined) return
    if (chunk instanceof StringChunk) {
      key += chunk.value.length === 1 ? chunk.value[0] : chunk.value.join('')
      chunks.push(chunk)
    } else if (chunk instanceof SQL) {
      requireParameters(chunk)
      for (const part of chunk.queryChunks) add(part)
    } else if (chunk instanceof Column || chunk instanceof Table) {
      key += labelOf(chunk)
      chunks.push(chunk)
    } else if (chunk instanceof Param) {
      const value = chunk.value === null ? null : chunk.encoder.mapToDriverValue(chunk.value)
      if (value instanceof SQL) add(value)
      else addValue(value)
    } else if (chunk === null || typeof chunk !== 'object') addValue(chunk)
    else throw new Error('A part of a prepared query consists of texts, columns, tables and values.')
  }

  add(expression)
  return { key, template: new SQL(chunks) }
}

const placeholders: Placeholder[] = []

function placeholderAt(index: number): Placeholder {
  placeholders[index] ??= new Placeholder(String(index))
  return placeholders[index]
}

function requireParameters(expression: SQL): void {
  const { shouldInlineParams } = expression as unknown as { shouldInlineParams: boolean }
  if (shouldInlineParams) throw new Error('The text of a prepared query has no values.')
}

const labels = new WeakMap<Column | Table, string>()

function labelOf(source: Column | Table): string {
  const known = labels.get(source)
  if (known !== undefined) return known
  const label = source instanceof Table ? `"${getTableName(source)}"` : `${labelOf(source.table)}."${source.name}"`
  labels.set(source, label)
  return label
}
