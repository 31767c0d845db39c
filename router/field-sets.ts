import { type DirectiveNode, Kind, parse, type SelectionSetNode } from 'graphql'

/** The field set of a federation directive, such as `id organization { name }`. */
export function fieldSet(text: string): SelectionSetNode {
  if (text === '') return { kind: Kind.SELECTION_SET, selections: [] }
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Not a set of fields: ${text}`)
  return operation.selectionSet
}

/** Names of all fields of a set, at every depth. */
export const namesIn = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap((selection) => [
    ...(selection.kind === Kind.FIELD ? [selection.name.value] : []),
    ...(selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet ? namesIn(selection.selectionSet) : []),
  ])

/** A string or enum value among a directive's arguments, otherwise an empty string. */
export function stringArgument({ arguments: given = [] }: DirectiveNode, name: string): string {
  const value = given.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : ''
}
