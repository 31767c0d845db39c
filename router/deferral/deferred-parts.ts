import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  type InlineFragmentNode,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { forEachNode } from '../../subgraphs/_shared/for-each-node.ts'
import { type Fragments, fragmentsOf } from '../../subgraphs/_shared/root-fields.ts'
import { withDefaults } from '../demand/operation-size.ts'
import { fragmentsUsedBy } from '../fragments-used.ts'
import { withoutDefer } from './defer-directive.ts'

/** A query in parts. Each is a query of its own. */
export interface DividedQuery {
  first: {
    text: string
    /** Where the query has a field only because a selection can't be empty; it isn't part of the answer. */
    placeholders: readonly (readonly string[])[]
  }
  deferred: readonly DeferredPart[]
}

export interface DeferredPart {
  text: string
  label: string | undefined
  /** The response names from the top to the object that the part belongs to. */
  path: readonly string[]
}

/** At most so many parts of a query come later; others are in the first answer, which the specification allows. */
export const deferredMax = 4

/** A query with more selections than this, with its fragments written out, is answered as a whole: nested fragments multiply. */
const selectionsMax = 1_000

export const placeholderName = 'deferredElsewhere'

/** A selection around a deferred part: a field, or a fragment. */
type Around = FieldNode | InlineFragmentNode
type Deferred = Omit<DeferredPart, 'text'> & { around: readonly Around[]; part: SelectionNode }

/**
 * Divides a query at `@defer`: on fragments of the operation itself and of single objects. In lists there is no telling whether an
 * element is the same one a moment later, so what is deferred there is part of the first answer.
 * @param operation is a valid query
 * @returns null if nothing comes later
 */
export function divideQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): DividedQuery | null {
  const root = schema.getQueryType()
  const expanded = root && writtenOut(operation.selectionSet, fragmentsOf(document))
  if (!expanded) return null
  const variables = withDefaults(operation, given)
  const deferred: Deferred[] = []
  const placeholders: (readonly string[])[] = []

  /** The selections without those that are deferred; null if nothing is left. */
  const divide = (
    selectionSet: SelectionSetNode,
    typeName: string,
    around: readonly Around[],
  ): SelectionSetNode | null => {
    const path = around.flatMap((node) => (node.kind === Kind.FIELD ? responseNameOf(node) : []))
    const selections = selectionSet.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        const type = fieldType(schema, typeName, selection)
        // Values have no selections, and elements of lists no place of their own.
        if (!selection.selectionSet || !type || isListType(getNullableType(type))) return [selection]
        const rest = divide(selection.selectionSet, getNamedType(type).name, [...around, selection])
        if (!rest) placeholders.push([...path, responseNameOf(selection)])
        return [{ ...selection, selectionSet: rest ?? onlyPlaceholder }]
      }
      const directive = selection.directives?.find(({ name }) => name.value === 'defer')
      if (directive && deferred.length < deferredMax && isOn(directive, variables)) {
        deferred.push({ around, part: withoutDefer(selection), label: labelOf(directive), path })
        return []
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection]
      const rest = divide(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, [
        ...around,
        selection,
      ])
      return rest ? [{ ...selection, selectionSet: rest }] : []
    })
    return selections.length > 0 ? { ...selectionSet, selections } : null
  }

  const rest = divide(expanded, root.name, [])
  if (deferred.length === 0) return null
  if (!rest) placeholders.push([])
  const textOf = (selectionSet: SelectionSetNode) => queryText(document, operation, selectionSet)
  return {
    first: { text: textOf(rest ?? onlyPlaceholder), placeholders },
    deferred: deferred.map(({ around, part, label, path }) => {
      const set = around.reduceRight<SelectionSetNode>(
        (selectionSet, node) => only({ ...node, selectionSet }),
        only(part),
      )
      return { text: textOf(set), label, path }
    }),
  }
}

const only = (selection: SelectionNode): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections: [selection] })

const onlyPlaceholder = only({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: placeholderName },
  name: { kind: Kind.NAME, value: '__typename' },
})

/** A query with these selections, and the fragments and variables that they use. */
function queryText(document: DocumentNode, operation: OperationDefinitionNode, selectionSet: SelectionSetNode): string {
  const fragments = fragmentsUsedBy(document, selectionSet)
  const used = new Set<string>()
  for (const node of [selectionSet, ...fragments, ...(operation.directives ?? [])])
    forEachNode(node, { Variable: ({ name }) => void used.add(name.value) })
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value))
  return [{ ...operation, selectionSet, variableDefinitions }, ...fragments]
    .map((node) => print(withoutDefer(node)))
    .join('\n')
}

/** The selections with those fragments written out in which something is deferred; null if that are too many. */
function writtenOut(selectionSet: SelectionSetNode, fragments: Fragments): SelectionSetNode | null {
  const deferring = new Map<string, boolean>()
  const defers = (name: string): boolean => {
    const known = deferring.get(name)
    if (known !== undefined) return known
    deferring.set(name, false)
    const fragment = fragments.get(name)
    const directives: string[] = []
    const spreads: string[] = []
    if (fragment)
      forEachNode(fragment, {
        Directive: (node) => void directives.push(node.name.value),
        FragmentSpread: (node) => void spreads.push(node.name.value),
      })
    const found = directives.includes('defer') || spreads.some(defers)
    deferring.set(name, found)
    return found
  }
  let count = 0
  const expand = ({ selections, ...set }: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: selections.map((selection): SelectionNode => {
      count += 1
      if (count > selectionsMax) return selection
      if (selection.kind !== Kind.FRAGMENT_SPREAD)
        return selection.selectionSet ? { ...selection, selectionSet: expand(selection.selectionSet) } : selection
      const fragment = fragments.get(selection.name.value)
      if (!fragment || !defers(selection.name.value)) return selection
      const { typeCondition, directives } = { ...fragment, directives: selection.directives }
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: expand(fragment.selectionSet) }
    }),
  })
  const expanded = expand(selectionSet)
  return count > selectionsMax ? null : expanded
}

const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value

function fieldType(schema: GraphQLSchema, typeName: string, { name }: FieldNode): GraphQLOutputType | undefined {
  const type = schema.getType(typeName)
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value]?.type : undefined
}

const argumentOf = (directive: DirectiveNode, name: string) =>
  directive.arguments?.find((one) => one.name.value === name)?.value

function isOn(directive: DirectiveNode, variables: Readonly<Record<string, unknown>>): boolean {
  const condition = argumentOf(directive, 'if')
  return condition === undefined || valueFromASTUntyped(condition, variables) !== false
}

function labelOf(directive: DirectiveNode): string | undefined {
  const label = argumentOf(directive, 'label')
  return label?.kind === Kind.STRING ? label.value : undefined
}
