import { hasPrefix } from '../../_shared/ids.ts'
import type { Context } from '../context.ts'
import type { ResolversParentTypes } from '../types.generated.ts'
import { ownProfile } from './own-profile.ts'

/** Types of other subgraphs by the prefix of their ids. Whether such an object exists is for its owner to say. */
const stubs = {
  plc: 'Place',
  itm: 'Item',
  reg: 'Region',
  mat: 'Material',
  cat: 'Category',
  sug: 'PlaceSuggestion',
  mrk: 'SortingMark',
} as const

/** The object with an id, named by its type; null when there is none that the caller may see. */
export async function objectById(id: string, context: Context): Promise<ResolversParentTypes['Node'] | null> {
  const prefix = id.slice(0, 3)
  if (!hasPrefix(prefix, id)) return null
  if (isStub(prefix)) return { __typename: stubs[prefix], id }
  const { viewer, loaders } = context
  if (prefix === 'usr') return id === viewer?.userId ? named('User', await ownProfile(context)) : null
  if (prefix === 'ctr') return named('Contributor', await loaders.contributor.load(id))
  if (prefix === 'svp') return named('SavedPlace', await loaders.savedPlace.load(id))
  if (prefix === 'svi') return named('SavedItem', await loaders.savedItem.load(id))
  return null
}

const isStub = (prefix: string): prefix is keyof typeof stubs => prefix in stubs

const named = <Name extends string, Row extends object>(__typename: Name, row: Row | null) =>
  row && { __typename, ...row }
