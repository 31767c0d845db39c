import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionSetNode,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import { fragmentsOf } from '../../subgraphs/_shared/root-fields.ts'
import { limits } from '../limits.ts'

/** The document of a text; null for one that is not valid, or beyond a limit of Apollo Server, which reports it. */
export function validDocument(
  text: string,
  schema: GraphQLSchema,
  rules: readonly ValidationRule[],
): DocumentNode | null {
  try {
    const document = parse(text, limits.parseOptions)
    const faults = validate(schema, document, [...specifiedRules, ...limits.validationRules, ...rules])
    return faults.length === 0 && hasFewSelections(document) ? document : null
  } catch {
    return null
  }
}

/** Whether each operation has few enough selections, those of a fragment counted wherever it is spread. Fragments have no cycles here. */
function hasFewSelections(document: DocumentNode): boolean {
  const fragments = fragmentsOf(document)
  const counted = new Map<string, number>()
  const ofFragment = (name: string): number => {
    const known = counted.get(name)
    if (known !== undefined) return known
    const fragment = fragments.get(name)
    const count = fragment ? countIn(fragment.selectionSet) : 0
    counted.set(name, count)
    return count
  }
  const countIn = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + 1 + ofFragment(selection.name.value)
      return sum + 1 + (selection.selectionSet ? countIn(selection.selectionSet) : 0)
    }, 0)
  return document.definitions.every(
    (node) => node.kind !== Kind.OPERATION_DEFINITION || countIn(node.selectionSet) <= limits.maxRecursiveSelections,
  )
}
