import type { RowResult } from '../../_shared/import.ts'

/** What is kept of what became of a row. */
export interface Kept {
  outcome: 'imported' | 'merged' | 'flagged'
  reason: string | null
  detail: string | null
}

/** What a row is that is kept already, just as it is. */
export const again = (row: Kept): Pick<RowResult, 'outcome' | 'reason' | 'detail'> => ({
  outcome: row.outcome === 'imported' ? 'unchanged' : row.outcome,
  ...why(row),
})

/** Why something became of a row, where there is a reason. */
export const why = ({ reason, detail }: Pick<Kept, 'reason' | 'detail'>): Pick<RowResult, 'reason' | 'detail'> => ({
  ...(reason !== null && { reason }),
  ...(detail !== null && { detail }),
})
