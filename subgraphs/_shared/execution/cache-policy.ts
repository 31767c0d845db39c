import {
  type ASTNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { appliesTo } from '../conditions.ts'
import type { OperationParts } from './compile.ts'

interface Hint {
  maxAge?: number
  scope?: 'PUBLIC' | 'PRIVATE'
  inheritMaxAge?: boolean
}

/**
 * The `Cache-Control` header of an operation: the strictest `@cacheControl` of everything that it selects, as Apollo Server
 * computes it from the fields that are resolved. Worked out once for each operation, it also counts what is missing in an
 * answer: fields of null objects, of the other types that an object can have, and those that a condition excludes.
 */
export function cacheControlOf({ schema, operation, fragments }: OperationParts): string {
  const overall: Hint = {}
  const visited = new Map<SelectionSetNode, Set<string>>()

  const matches = (condition: NamedTypeNode | undefined, type: GraphQLObjectType): boolean =>
    appliesTo(schema, condition?.name.value, type)

  const fragmentsIn = (set: SelectionSetNode) =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return []
      return (selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection) ?? []
    })

  // The hints are those of the fields of object types, as a resolver sees them. An interface can have others.
  const visitSet = (set: SelectionSetNode, type: GraphQLObjectType, isTop: boolean): void => {
    const types = visited.get(set) ?? new Set()
    if (types.has(`${type.name} ${isTop}`)) return
    visited.set(set, types.add(`${type.name} ${isTop}`))
    for (const selection of set.selections) if (selection.kind === Kind.FIELD) visitField(selection, type, isTop)
    for (const { typeCondition, selectionSet } of fragmentsIn(set))
      if (matches(typeCondition, type)) visitSet(selectionSet, type, isTop)
  }

  const visitField = ({ name, selectionSet }: FieldNode, parent: GraphQLObjectType, isTop: boolean): void => {
    const field = parent.getFields()[name.value]
    if (!field) return
    const type = getNamedType(field.type)
    const isEntities = type.name === '_Entity'
    restrict(overall, isEntities && selectionSet ? entitiesPolicy(selectionSet) : policyOf(field, isTop))
    if (!selectionSet) return
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
    const conditions = fragmentsIn(selectionSet).map(({ typeCondition }) => typeCondition)
    for (const object of possible)
      if (!isEntities || conditions.some((condition) => matches(condition, object)))
        visitSet(selectionSet, object, false)
  }

  /** The entities of a fetch have the types of its fragments. */
  const entitiesPolicy = (set: SelectionSetNode): Hint => {
    const policy: Hint = {}
    for (const { typeCondition } of fragmentsIn(set)) {
      const named = typeCondition && schema.getType(typeCondition.name.value)
      if (!named) continue
      restrict(policy, hintOf(named))
      if (isAbstractType(named)) for (const object of schema.getPossibleTypes(named)) restrict(policy, hintOf(object))
    }
    return { ...policy, maxAge: policy.maxAge ?? 0 }
  }

  const root = schema.getRootType(operation.operation)
  if (root) visitSet(operation.selectionSet, root, true)
  const { maxAge, scope } = overall
  return maxAge ? `max-age=${maxAge}, ${scope === 'PRIVATE' ? 'private' : 'public'}` : 'no-store'
}

function restrict(policy: Hint, { maxAge, scope }: Hint): void {
  if (maxAge !== undefined) policy.maxAge = Math.min(maxAge, policy.maxAge ?? maxAge)
  if (scope === 'PRIVATE') policy.scope = scope
}

/** A field's own hint, or that of its type. An object or a root field without either is not to be cached. */
function policyOf(field: GraphQLField<unknown, unknown>, isTop: boolean): Hint {
  const type = getNamedType(field.type)
  const ofType = isCompositeType(type) ? hintOf(type) : {}
  const ofField = hintOf(field)
  const inherits = ofType.inheritMaxAge || (ofField.inheritMaxAge && ofType.maxAge === undefined)
  const maxAge = ofField.maxAge ?? ofType.maxAge
  const scope = ofField.scope ?? ofType.scope
  const isUnknown = maxAge === undefined && ((isCompositeType(type) && !inherits) || isTop)
  return { ...(isUnknown ? { maxAge: 0 } : maxAge !== undefined && { maxAge }), ...(scope && { scope }) }
}

type Annotated = { astNode?: ASTNode | null | undefined; extensionASTNodes?: readonly ASTNode[] }

function hintOf({ astNode, extensionASTNodes = [] }: Annotated): Hint {
  for (const node of [astNode, ...extensionASTNodes]) {
    const directives = node && 'directives' in node ? (node.directives ?? []) : []
    const directive = directives.find(({ name }) => name.value === 'cacheControl')
    if (!directive) continue
    const hint: Hint = Object.fromEntries(
      (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
    )
    if (hint.inheritMaxAge) delete hint.maxAge
    return hint
  }
  return {}
}
