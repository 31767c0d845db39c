import type { Cells } from '../../../_shared/korea/cells.ts'

/** The facts about a place that a table can have. */
export const fields = [
  'name',
  'province',
  'district',
  'address',
  'otherAddress',
  'latitude',
  'longitude',
  'detail',
  'items',
  'notes',
  'phone',
  'website',
  'observedOn',
  'provider',
  'providerCode',
] as const
export type Field = (typeof fields)[number]

/** The columns of a table by field, and constants for fields that are the same in all rows. */
export interface Layout {
  columns: Partial<Record<Field, string>>
  constants?: Partial<Record<Field, string>>
}

/** The text of a field in a row, as written: the cell, otherwise the constant, otherwise an empty text. */
export function textOf({ columns, constants }: Layout, cells: Cells, field: Field): string {
  const column = columns[field]
  return (column && cells[column]) || (constants?.[field] ?? '')
}

/** The columns that all national standards (전국…표준데이터) share. */
export const standardColumns = {
  address: '소재지도로명주소',
  otherAddress: '소재지지번주소',
  latitude: '위도',
  longitude: '경도',
  observedOn: '데이터기준일자',
  providerCode: '제공기관코드',
  provider: '제공기관명',
} as const satisfies Layout['columns']
