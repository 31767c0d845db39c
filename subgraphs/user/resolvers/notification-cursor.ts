import { encodeCursor } from '../../_shared/pagination.ts'
import { positionOf } from './saved-cursor.ts'

/** Schema of the sort key in a cursor of notifications. */
export const notificationPosition = positionOf('ntf')

/** The cursor of a notification. */
export const notificationCursor = ({ createdAt, id }: { createdAt: Date; id: string }): string =>
  encodeCursor([createdAt.getTime(), id])
