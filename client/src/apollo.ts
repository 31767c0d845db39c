import type { FieldPolicy, Reference, TypePolicies, TypePolicy } from '@apollo/client'
import { connections, lookups, valueTypes } from './cache.generated.ts'

export { possibleTypes } from './cache.generated.ts'

/** A page as the cache keeps it: everything that was read of a connection, with its objects in `edges` only. */
interface Page {
  edges?: Edge[]
  nodes?: Reference[]
  pageInfo?: {
    hasNextPage?: boolean
    hasPreviousPage?: boolean
    startCursor?: string | null
    endCursor?: string | null
  }
  [field: string]: unknown
}
type Edge = { cursor?: string; node?: Reference; [field: string]: unknown } | Reference

/**
 * `typePolicies` of Apollo Client's cache: pages of a connection become one list, values without an id are merged with what is known of
 * them, and `place(id:)` and its like find an object that another query has read.
 */
export const typePolicies: TypePolicies = policies()

function policies(): TypePolicies {
  const found: Record<string, TypePolicy & { fields: Record<string, FieldPolicy> }> = {}
  const policy = (type: string) => {
    found[type] ??= { fields: {} }
    return found[type]
  }
  for (const type of valueTypes) Object.assign(policy(type), { keyFields: false, merge: true })
  for (const [path, keyArgs] of Object.entries(connections)) {
    const [type = '', field = ''] = path.split('.')
    policy(type).fields[field] = connectionPolicy([...keyArgs])
  }
  for (const [field, type] of Object.entries(lookups))
    policy('Query').fields[field] = {
      read: (known, { args, toReference, canRead }) => {
        if (known !== undefined || !args?.id) return known
        const reference = toReference({ __typename: type, id: args.id })
        return canRead(reference) ? reference : undefined
      },
    }
  return found
}

/**
 * One list of all pages, whether queries select `edges` or `nodes`. Unlike `relayStylePagination` of Apollo Client it pages `nodes` as
 * well, and keeps a list unknown of which only `totalCount` was read, as from the payload of a mutation.
 */
export function connectionPolicy(keyArgs: string[] = []): FieldPolicy<Page> {
  return {
    keyArgs: keyArgs.length > 0 ? keyArgs : false,

    read(page, { readField, canRead }) {
      if (!page?.edges) return page
      // An object that was evicted from the cache leaves its lists.
      const edges = page.edges.filter((edge) => canRead(readField('node', edge as Reference)))
      const nodes = edges.map((edge) => readField('node', edge as Reference) as Reference)
      return { ...page, edges, nodes }
    },

    merge(known, incoming, { args, readField }) {
      const { edges: _edges, nodes: _nodes, pageInfo, ...fields } = incoming
      const merged: Page = { ...known, ...fields }
      const added = edgesOf(incoming)
      if (!added) return pageInfo ? { ...merged, pageInfo: { ...known?.pageInfo, ...pageInfo } } : merged

      const nodeOf = (edge: Edge) => (readField('node', edge as Reference) as Reference | undefined)?.__ref
      const old = known?.edges ?? []
      const byNode = new Map(old.map((edge) => [nodeOf(edge), edge]))
      const fresh = added.map((edge) => ({ ...(nodeOf(edge) ? byNode.get(nodeOf(edge)) : undefined), ...edge }) as Edge)
      const freshNodes = new Set(fresh.map(nodeOf).filter((node) => node !== undefined))
      const others = (edges: Edge[]) => edges.filter((edge) => !freshNodes.has(nodeOf(edge) ?? ''))
      const cursors = old.map((edge) => readField('cursor', edge as Reference))
      if (args?.after) {
        const index = cursors.indexOf(args.after)
        const before = index < 0 ? old : old.slice(0, index + 1)
        merged.edges = [...others(before), ...fresh]
        merged.pageInfo = joined(known?.pageInfo, pageInfo, 'end')
      } else if (args?.before) {
        const index = cursors.indexOf(args.before)
        merged.edges = [...fresh, ...others(index < 0 ? old : old.slice(index))]
        merged.pageInfo = joined(known?.pageInfo, pageInfo, 'start')
      } else {
        merged.edges = fresh
        if (pageInfo) merged.pageInfo = pageInfo
      }
      return merged
    },
  }
}

/** The edges of a page; made of its nodes if only these were read. Undefined if neither was. */
function edgesOf({ edges, nodes, pageInfo }: Page): Edge[] | undefined {
  if (edges) return edges
  return nodes?.map((node, index) => {
    const cursor = index === nodes.length - 1 ? pageInfo?.endCursor : index === 0 ? pageInfo?.startCursor : undefined
    return { node, ...(cursor && { cursor }) }
  })
}

/** The position of two pages together, of which the new one is at one end. */
function joined(known: Page['pageInfo'], added: Page['pageInfo'], end: 'start' | 'end'): Page['pageInfo'] {
  if (!known || !added) return added ?? known
  const [first, last] = end === 'end' ? [known, added] : [added, known]
  return {
    ...known,
    ...added,
    ...('hasPreviousPage' in first && { hasPreviousPage: first.hasPreviousPage }),
    ...('startCursor' in first && { startCursor: first.startCursor }),
    ...('hasNextPage' in last && { hasNextPage: last.hasNextPage }),
    ...('endCursor' in last && { endCursor: last.endCursor }),
  }
}
