import { type GraphQLObjectType, type GraphQLResolveInfo, type GraphQLSchema, isUnionType, Kind } from 'graphql'
import type { Viewer } from './viewer.ts'

/**
 * Who may read an entity by a reference: anybody, or only a viewer for whom a condition on the resolved row holds. For others
 * the entity does not exist: it is null, as if there were none.
 */
export type EntityAccess = 'public' | ((row: never, viewer: Viewer) => boolean)

interface Extensions {
  apollo?: { subgraph?: { resolveReference?: ResolveReference } }
}
type ResolveReference = (reference: object, context: { viewer: Viewer | null }, info: GraphQLResolveInfo) => unknown

/**
 * Makes references apply who may read an entity, whatever their resolvers do. Access is denied by default: every entity type of
 * the schema is in `entities`, and one that is not public has a `__resolveReference`, since federation trusts the reference without one.
 * @throws Error at start-up for an entity that is missing, unknown, or has no resolver
 */
export function enforceEntityAccess(schema: GraphQLSchema, entities: Readonly<Record<string, EntityAccess>>): void {
  const union = schema.getType('_Entity')
  const types = isUnionType(union) ? union.getTypes() : []
  const resolvable = types.filter((type) => !isElsewhere(type))
  const unknown = Object.keys(entities).filter((name) => !resolvable.some((type) => type.name === name))
  if (unknown.length > 0) throw new Error(`The schema lacks these entities: ${unknown.join(', ')}.`)
  for (const type of types.filter(isElsewhere)) setResolver(type, () => null)
  for (const type of resolvable) {
    const access = Object.hasOwn(entities, type.name) ? entities[type.name] : undefined
    if (!access) throw new Error(`The entity ${type.name} must be listed as public, or with a condition on its viewer.`)
    if (access !== 'public') guard(type, access as (row: unknown, viewer: Viewer) => boolean)
  }
}

/** Whether the subgraph only refers to the entity: federation would return any reference to it as it is. */
const isElsewhere = ({ astNode }: GraphQLObjectType): boolean => {
  const keys = astNode?.directives?.filter(({ name }) => name.value === 'key') ?? []
  return keys.every(({ arguments: given = [] }) =>
    given.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value),
  )
}

function guard(type: GraphQLObjectType, mayRead: (row: unknown, viewer: Viewer) => boolean): void {
  const resolve = (type.extensions as Extensions).apollo?.subgraph?.resolveReference
  if (!resolve) throw new Error(`The entity ${type.name} is not public, and has no \`__resolveReference\`.`)
  setResolver(type, async (reference, context, info) => {
    const { viewer } = context
    if (!viewer) return null
    const row = (await resolve(reference, context, info)) ?? null
    return row !== null && mayRead(row, viewer) ? row : null
  })
}

function setResolver(type: GraphQLObjectType, resolveReference: ResolveReference): void {
  const { apollo } = type.extensions as Extensions
  type.extensions = { ...type.extensions, apollo: { ...apollo, subgraph: { ...apollo?.subgraph, resolveReference } } }
}
