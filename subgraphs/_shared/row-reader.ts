import { Column, is, SQL, Subquery } from 'drizzle-orm'

interface Field {
  path: string[]
  field: Column | SQL | SQL.Aliased | Subquery
}

/** The values of a row, each with its place in the result. */
export type Fields = Field[]

interface Decoder {
  mapFromDriverValue(value: unknown): unknown
}

/** A function that makes a result of a row. Drizzle asks for the class of each column of each row instead. */
export function rowReader(fields: Fields): (row: unknown[]) => unknown {
  const columns = fields.map(({ path: [first = '', second], field }) => ({ first, second, decoder: decoderOf(field) }))
  return (row) => {
    const result: Record<string, unknown> = {}
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index]
      if (!column) continue
      const { first, second, decoder } = column
      const raw = row[index]
      const value = raw === null || decoder === null ? raw : decoder.mapFromDriverValue(raw)
      if (second === undefined) result[first] = value
      else {
        result[first] ??= {}
        ;(result[first] as Record<string, unknown>)[second] = value
      }
    }
    return result
  }
}

/** Null for a column whose values are used as the driver returns them. */
function decoderOf(field: Field['field']): Decoder | null {
  if (is(field, Column))
    return field.mapFromDriverValue === Column.prototype.mapFromDriverValue ? null : (field as Decoder)
  if (is(field, SQL)) return decoderIn(field)
  return decoderIn(is(field, Subquery) ? field._.sql : (field as unknown as { sql: SQL }).sql)
}

// Drizzle hides the decoder in its types.
const decoderIn = (sql: unknown): Decoder => (sql as { decoder: Decoder }).decoder
