import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway'
import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { isIncluded } from '../../subgraphs/_shared/conditions.ts'

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
  const values = { ...defaultsOf(operation), ...variables }
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

/** The default values of an operation's variables. */
export const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  )
