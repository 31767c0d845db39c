import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway'
import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

/** Refuses an operation that no plan can answer, when the gateway executes it. */
export const requirePlan: Experimental_DidResolveQueryPlanCallback = ({
  queryPlan,
  operationContext,
  requestContext,
}) => {
  const { operation, fragments } = operationContext
  if (!queryPlan.node) requireNoFields(operation, new Map(Object.entries(fragments)), requestContext.request.variables)
}

/**
 * Refuses an operation with fields whose plan is empty. The planner returns one where composition let through a field
 * that no subgraph can resolve, and the gateway would answer null without an error.
 */
export function requireNoFields(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>> | undefined,
): void {
  const defaults = operation.variableDefinitions?.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  )
  const values = { ...Object.fromEntries(defaults ?? []), ...variables }
  if (selectsField(operation.selectionSet, fragments, values))
    throw new GraphQLError('No subgraph can resolve these fields.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
}

function selectsField(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Record<string, unknown>,
): boolean {
  return selections.some((selection) => {
    if (!isIncluded(selection, variables)) return false
    if (selection.kind === Kind.FIELD) return !selection.name.value.startsWith('__')
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    return fragment !== undefined && selectsField(fragment.selectionSet, fragments, variables)
  })
}

const isIncluded = (node: { directives?: readonly DirectiveNode[] }, variables: Record<string, unknown>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
