import { z } from 'zod'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/connection.ts'
import { pickLocale } from '../../_shared/locale.ts'
import { childrenOf, countChildren } from '../domain/regions.ts'
import type { RegionResolvers } from '../types.generated.ts'

const position = z.tuple([z.string().regex(/^\w{2,10}$/)])

export const Region: RegionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.region.load(id),

  name: (region, args, { locale }) => (pickLocale(args.locale, locale) === 'ko' ? region.nameKo : region.nameEn),

  fullName: (region, args, { locale }) =>
    pickLocale(args.locale, locale) === 'ko' ? region.fullNameKo : region.fullNameEn,

  parent: ({ parentId }, _args, { loaders }) => (parentId ? loaders.region.load(parentId) : null),

  ancestors: ({ ancestorIds }, _args, { loaders }) =>
    Promise.all(
      ancestorIds.map(async (id) => {
        const region = await loaders.region.load(id)
        if (!region) throw new Error(`A region lies in one that isn't there: ${id}`)
        return region
      }),
    ),

  children: async ({ id }, args, { db }) => {
    const first = pageSize(args.first ?? 50)
    const [after] = decodeCursor(args.after, position) ?? []
    return connection(
      await childrenOf(db, id, { first, after }),
      first,
      (node) => ({ cursor: encodeCursor([node.officialCode]), node }),
      () => countChildren(db, id),
    )
  },

  center: ({ latitude, longitude }) => ({ latitude, longitude }),
}
