import { hasPrefix } from '../../_shared/ids.ts'
import type { Context } from '../context.ts'
import type { ResolversParentTypes } from '../types.generated.ts'
import { ownProfile } from './own-profile.ts'

/** Types of other subgraphs by id prefix. Only the owning subgraph knows whether an object exists. */
const stubs = {
  plc: 'Place',
  itm: 'Item',
  reg: 'Region',
  mat: 'Material',
  cat: 'Category',
  sug: 'PlaceSuggestion',
  mrk: 'SortingMark',
} as const

/** The object with an id and its `__typename`; null when it doesn't exist or the caller may not see it. */
export async function objectById(id: string, context: Context): Promise<ResolversParentTypes['Node'] | null> {
  const prefix = id.slice(0, 3)
  if (!hasPrefix(prefix, id)) return null
  if (isStubPrefix(prefix)) return { __typename: stubs[prefix], id }
  const { viewer, loaders } = context
  if (prefix === 'usr') return id === viewer?.userId ? withTypename('User', await ownProfile(context)) : null
  if (prefix === 'ctr') return withTypename('Contributor', await loaders.contributor.load(id))
  if (prefix === 'svp') return withTypename('SavedPlace', await loaders.savedPlace.load(id))
  if (prefix === 'svi') return withTypename('SavedItem', await loaders.savedItem.load(id))
  if (prefix === 'ntf') return withTypename('Notification', await loaders.notification.load(id))
  if (prefix === 'dry') return withTypename('DiaryEntry', await loaders.diaryEntry.load(id))
  return null
}

const isStubPrefix = (prefix: string): prefix is keyof typeof stubs => prefix in stubs

const withTypename = <Name extends string, Row extends object>(__typename: Name, row: Row | null) =>
  row && { __typename, ...row }
