import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  type ObjectFieldNode,
  type SelectionSetNode,
  type ValueNode,
  visit,
} from 'graphql'
import { fragmentsOf } from '../subgraphs/_shared/root-fields.ts'
import { fieldSet, namesIn, stringArgument } from './field-sets.ts'

/**
 * A document in which no response name of the client can collide with one that the query planner adds, and the map to
 * undo it.
 */
export interface RenamedDocument {
  document: DocumentNode
  /** Maps response names in the document to the client's, or to null where the client selected nothing. Empty if nothing was renamed. */
  originals: OriginalNames
}

type OriginalNames = ReadonlyMap<string, string | null>

/**
 * Renames response names before planning. The planner adds keys, required fields and `__typename` to its fetches under
 * their own names. It neither sees that a client gives such a name to another field, nor that a client passes other
 * arguments to a field it needs itself; the response then has the value of another field, or null.
 *
 * Also adds a selection to objects of which the client selects nothing unconditionally: otherwise the gateway does not fetch
 * an object with `@include(if: false)` on all of its fields, and its value would be null instead of an empty object.
 * @param plannedFields from `plannedFieldsOf`
 */
export function renameResponseNames(document: DocumentNode, plannedFields: ReadonlySet<string>): RenamedDocument {
  const names = new Map<string, string>()
  const originals = new Map<string, string | null>()
  const fragments = fragmentsOf(document)
  const renamed = visit(document, {
    Field: {
      leave(given) {
        const node = hasUnconditional(given.selectionSet, fragments) ? given : withAdded(given)
        if (node !== given) originals.set(addedName, null)
        const mayCollide = Boolean(node.arguments?.length) && plannedFields.has(node.name.value)
        if (!node.alias && !mayCollide) return node
        // Selections that GraphQL merges have the same field and arguments, and so get the same name.
        const selection = `${responseName(node)} ${node.name.value} ${argumentsKey(node.arguments)}`
        const unique = names.get(selection) ?? `renamed_${names.size + 1}`
        names.set(selection, unique)
        originals.set(unique, responseName(node))
        return { ...node, alias: { kind: Kind.NAME, value: unique } }
      },
    },
  })
  return { document: originals.size > 0 ? renamed : document, originals }
}

const addedName = 'added_typename'

const withAdded = (node: FieldNode): FieldNode => {
  const { selections } = fieldSet(`${addedName}: __typename`)
  return {
    ...node,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...selections, ...(node.selectionSet?.selections ?? [])] },
  }
}

/** Whether a set has a field without `@skip` and `@include`; true where there is no set. */
function hasUnconditional(set: SelectionSetNode | undefined, fragments: ReturnType<typeof fragmentsOf>): boolean {
  if (!set) return true
  return set.selections.some((selection) => {
    if (selection.directives?.length) return false
    if (selection.kind === Kind.FIELD) return true
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    return fragment !== undefined && hasUnconditional(fragment.selectionSet, fragments)
  })
}

const responseName = ({ alias, name }: FieldNode): string => alias?.value ?? name.value

/** A text that is the same for equal arguments, or fields of an object, in any order. */
export const argumentsKey = (given: readonly (ArgumentNode | ObjectFieldNode)[] = []): string =>
  [...given]
    .sort((a, b) => (a.name.value < b.name.value ? -1 : 1))
    .map(({ name, value }) => `${name.value}:${valueKey(value)}`)
    .join()

/** A text that is the same for values that GraphQL takes for equal. To print them takes many times as long. */
export function valueKey(value: ValueNode): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${value.name.value}`
    case Kind.NULL:
      return 'null'
    case Kind.STRING:
      return JSON.stringify(value.value)
    case Kind.LIST:
      return `[${value.values.map(valueKey).join()}]`
    case Kind.OBJECT:
      return `{${argumentsKey(value.fields)}}`
    default:
      return String(value.value)
  }
}

/** A part of a response under the client's response names. */
export function restoreNames<T>(value: T, originals: OriginalNames): T {
  if (originals.size === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((element) => restoreNames(element, originals)) as T
  const entries = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
    const original = originals.get(name)
    return original === null ? [] : [[original ?? name, restoreNames(part, originals)]]
  })
  return Object.fromEntries(entries) as T
}

const restorePath = (path: readonly (string | number)[], originals: OriginalNames) =>
  path.map((part) => (typeof part === 'string' ? (originals.get(part) ?? part) : part))

/** An error with its path under the client's response names. */
export function withClientPath(error: GraphQLError, originals: OriginalNames): GraphQLError {
  if (originals.size === 0 || !error.path) return error
  const { message, nodes, source, positions, originalError, extensions } = error
  const path = restorePath(error.path, originals)
  return new GraphQLError(message, { nodes, source, positions, originalError, extensions, path })
}

/**
 * The fields that a plan may fetch although the client did not select them, by name: in keys, requirements and
 * provisions of a supergraph without required arguments.
 */
export function plannedFieldsOf(supergraph: DocumentNode): ReadonlySet<string> {
  const fields = new Set(['__typename'])
  visit(supergraph, {
    Directive(directive) {
      if (!['join__type', 'join__field'].includes(directive.name.value)) return
      for (const argument of ['key', 'requires', 'provides'])
        for (const name of namesIn(fieldSet(stringArgument(directive, argument)))) fields.add(name)
    },
  })
  return fields
}
