import {
  type ASTNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import type { OperationParts } from './compile.ts'

interface Hint {
  maxAge?: number
  scope?: 'PUBLIC' | 'PRIVATE'
  inheritMaxAge?: boolean
}

/**
 * The `Cache-Control` header of an operation: the strictest `@cacheControl` of everything that it selects, as Apollo Server
 * computes it from the fields that are resolved. Worked out once for each operation, it also counts fields that are missing in
 * an answer, such as those of a null object.
 */
export function cacheControlOf({ schema, operation, fragments }: OperationParts): string {
  let maxAge: number | undefined
  let isPrivate = false
  const restrict = (hint: Hint) => {
    if (hint.maxAge !== undefined && (maxAge === undefined || hint.maxAge < maxAge)) maxAge = hint.maxAge
    if (hint.scope === 'PRIVATE') isPrivate = true
  }
  const visited = new Set<string>()

  const visitSet = (set: SelectionSetNode, type: GraphQLNamedType | undefined, isTop: boolean): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        visitField(selection, type, isTop)
        continue
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection
      const condition = fragment?.typeCondition?.name.value
      if (!fragment) continue
      const inside = condition ? schema.getType(condition) : type
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const key = `${selection.name.value} ${isTop}`
        if (visited.has(key)) continue
        visited.add(key)
      }
      // The entities of a fetch have the types of its fragments.
      if (type?.name === '_Entity' && inside) restrict(hintOf(inside))
      visitSet(fragment.selectionSet, inside, isTop)
    }
  }

  const visitField = (node: FieldNode, parent: GraphQLNamedType | undefined, isTop: boolean): void => {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return
    const field = parent.getFields()[node.name.value]
    if (!field) return
    restrict(policyOf(field, isTop))
    if (node.selectionSet) visitSet(node.selectionSet, getNamedType(field.type), false)
  }

  visitSet(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, true)
  return maxAge ? `max-age=${maxAge}, ${isPrivate ? 'private' : 'public'}` : 'no-store'
}

/** A field's own hint, or that of its type. An object or a field at the top without either is not to be cached. */
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
    if (directive)
      return Object.fromEntries(
        (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
      )
  }
  return {}
}
