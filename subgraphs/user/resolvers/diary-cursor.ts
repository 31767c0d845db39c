import { z } from 'zod'
import { hasPrefix } from '../../_shared/ids.ts'
import { encodeCursor } from '../../_shared/pagination.ts'
import type { DiaryEntryRow } from '../db/schema.ts'

/** Schema of the sort key in a cursor of a diary. PostgreSQL has no year 0. */
export const diaryPosition = z
  .tuple([z.iso.date().refine((day) => !day.startsWith('0000')), z.string().refine((id) => hasPrefix('dry', id))])
  .readonly()

/** The edge of an entry of a diary. */
export const diaryEdge = (node: DiaryEntryRow) => ({ cursor: encodeCursor([node.disposedOn, node.id]), node })
