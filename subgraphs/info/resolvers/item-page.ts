import { z } from 'zod'
import { pickLocale } from '../../_shared/locale.ts'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/pagination.ts'
import type { Context } from '../context.ts'
import { countItems, type ItemFilter, itemsByName } from '../domain/catalogue/items.ts'

/** Text in a cursor. PostgreSQL text cannot contain NUL, so a cursor with NUL did not come from this API. */
export const cursorText = z.string().refine((text) => !text.includes('\0'))

const itemPosition = z.tuple([cursorText, cursorText]).readonly()

/** A page of items, sorted by name in the language of the argument, or else of the request. */
export async function itemPage(
  { db, locale: requestLocale }: Context,
  args: { locale?: string | null; first?: number | null; after?: string | null },
  filter?: ItemFilter | null,
) {
  const first = pageSize(args.first ?? 20)
  const locale = pickLocale(args.locale, requestLocale)
  const rows = await itemsByName(db, { locale, filter, first, after: decodeCursor(args.after, itemPosition) })
  const nameOf = (row: (typeof rows)[number]) => (locale === 'ko' ? row.nameKo : row.nameEn)
  return connection(
    rows,
    first,
    (node) => ({ cursor: encodeCursor([nameOf(node), node.id]), node }),
    () => countItems(db, filter),
    args.after,
  )
}
