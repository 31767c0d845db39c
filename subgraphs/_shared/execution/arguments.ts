import { type FieldNode, type GraphQLField, getArgumentValues } from 'graphql'
import { forEachNode } from '../for-each-node.ts'
import type { Run } from './run.ts'

/** Reads the arguments of a field: once at all if they have no variables, otherwise once for each run. */
export function argumentReader(field: GraphQLField<unknown, unknown>, node: FieldNode) {
  let known: { values: Record<string, unknown> } | undefined
  const read = (variables: Record<string, unknown>) => getArgumentValues(field, node, variables)
  if (hasVariables(node)) {
    return (run: Run) => {
      // Not by the node: types that implement an interface have their own defaults.
      const found = run.argumentsOf.get(read) as Record<string, unknown> | undefined
      if (found) return found
      const values = read(run.variables)
      run.argumentsOf.set(read, values)
      return values
    }
  }
  return () => {
    known ??= { values: read({}) }
    return known.values
  }
}

function hasVariables(node: FieldNode): boolean {
  let found = false
  const note = () => {
    found = true
  }
  for (const argument of node.arguments ?? []) forEachNode(argument, { Variable: note })
  return found
}
