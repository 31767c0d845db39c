import { z } from 'zod'
import { pickLocale } from '../../_shared/locale.ts'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/pagination.ts'
import type { RegionRow } from '../db/schema.ts'
import { hasLabel } from '../domain/regions/region-index.ts'
import { childrenOf, countChildren } from '../domain/regions/regions.ts'
import type { Loaders } from '../loaders.ts'
import type { RegionResolvers } from '../types.generated.ts'

const position = z.tuple([z.string().regex(/^\w{2,10}$/)])

export const Region: RegionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.region.load(id),

  name: (region, args, { locale }) =>
    (pickLocale(args.locale, locale) === 'en' ? region.nameEn : null) ?? region.nameKo,

  fullName: (region, args, { locale }) =>
    pickLocale(args.locale, locale) === 'ko' ? region.fullNameKo : region.fullNameEn,

  parent: ({ parentId }, _args, { loaders }) => (parentId ? loaders.region.load(parentId) : null),

  ancestors: ({ ancestorIds }, _args, { loaders }) => loadRegions(loaders, ancestorIds),

  children: async (region, args, { db }) => {
    const first = pageSize(args.first ?? 50)
    const [after] = decodeCursor(args.after, position) ?? []
    return connection(
      await childrenOf(db, region, { first, after }),
      first,
      (node) => ({ cursor: encodeCursor([node.officialCode]), node }),
      () => countChildren(db, region),
      args.after,
    )
  },

  center: (region) => (hasLabel(region) ? { latitude: region.latitude, longitude: region.longitude } : null),

  bounds: ({ bounds }) => {
    const [west, south, east, north] = bounds ?? []
    if (west === undefined || south === undefined || east === undefined || north === undefined) return null
    return { southWest: { latitude: south, longitude: west }, northEast: { latitude: north, longitude: east } }
  },

  successors: ({ successorIds }, _args, { loaders }) => loadRegions(loaders, successorIds),
}

/** The regions with the ids that another region refers to. @throws Error when one doesn't exist */
const loadRegions = ({ region }: Loaders, ids: readonly string[]): Promise<RegionRow[]> =>
  Promise.all(
    ids.map(async (id) => {
      const found = await region.load(id)
      if (!found) throw new Error(`A region refers to one that doesn't exist: ${id}`)
      return found
    }),
  )
