import type { ApolloGateway, Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway'
import {
  type DirectiveNode,
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { fragmentsOf, rootResponseNames } from '../subgraphs/_shared/root-fields.ts'
import type { EntityTags } from './entity-tags.ts'
import { requireExistence } from './existing-references.ts'
import { narrowFragments } from './fragments.ts'
import { splitIntrospection } from './introspection.ts'
import { type RenamedDocument, renameResponseNames, restoreNames, restorePath } from './response-names.ts'

type Executor = ApolloGateway['executor']

interface PreparedOperation {
  introspection: DocumentNode | null
  data: RenamedDocument | null
  /** Response names at the top, in order; only if the response is combined from both parts. */
  order: readonly string[]
}

/**
 * Wraps the gateway's executor: renames response names that collide with names in its plans, makes references to
 * what doesn't exist null, and answers introspection separately. Preparation is cached per document.
 */
export function wrapExecutor(
  apiSchema: () => GraphQLSchema,
  executePlan: Executor,
  { plannedFields, entityTags }: { plannedFields: ReadonlySet<string>; entityTags: EntityTags },
): Executor {
  const known = new WeakMap<OperationDefinitionNode, PreparedOperation>()
  const prepare = (document: DocumentNode, operationName: string | undefined): PreparedOperation => {
    const operation = getOperationAST(document, operationName)
    const found = operation && known.get(operation)
    if (found) return found
    const { introspection, data } = splitIntrospection(document, operationName)
    const order =
      introspection && data && operation ? [...rootResponseNames(operation.selectionSet, fragmentsOf(document))] : []
    const renamed = data && renameResponseNames(narrowFragments(data, apiSchema()), plannedFields)
    const prepared = { introspection, data: renamed && requireExistence(renamed, apiSchema(), entityTags), order }
    if (operation) known.set(operation, prepared)
    return prepared
  }

  return async (context) => {
    const { operationName, variables } = context.request
    const { introspection, data, order } = prepare(context.document, operationName)
    const introspectionResult = introspection && introspect(apiSchema(), introspection, variables)
    if (!data) return introspectionResult ?? { data: {} }
    const result = restored(await executePlan(planned(context, data)), data)
    if (!introspectionResult) return result
    const both: Record<string, unknown> = { ...introspectionResult.data, ...result.data }
    return {
      ...result,
      data: result.data && Object.fromEntries(order.filter((name) => name in both).map((name) => [name, both[name]])),
      ...((introspectionResult.errors || result.errors) && {
        errors: [...(introspectionResult.errors ?? []), ...(result.errors ?? [])],
      }),
    }
  }
}

function planned(context: Parameters<Executor>[0], { document, hash, originals }: RenamedDocument) {
  if (document === context.document && originals.size === 0) return context
  const operation = getOperationAST(document, context.request.operationName) ?? context.operation
  // The context has getters, which a copy would evaluate, so the new object inherits from it.
  return Object.create(context, {
    document: { value: document, enumerable: true },
    operation: { value: operation, enumerable: true },
    queryHash: { value: hash, enumerable: true },
  }) as typeof context
}

function restored(result: Awaited<ReturnType<Executor>>, { originals }: RenamedDocument) {
  if (originals.size === 0) return result
  const errors = result.errors?.map((error) =>
    error.path ? withPath(error, restorePath(error.path, originals)) : error,
  )
  return { ...result, data: restoreNames(result.data, originals), ...(errors && { errors }) }
}

function withPath(error: GraphQLError, path: readonly (string | number)[]): GraphQLError {
  const { message, nodes, source, positions, originalError, extensions } = error
  return new GraphQLError(message, { nodes, source, positions, originalError, extensions, path })
}

function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Record<string, unknown> | undefined,
) {
  const result = execute({ schema, document, variableValues })
  if (result instanceof Promise) throw new Error('Introspection waited for something.')
  return result as Awaited<ReturnType<Executor>>
}

/**
 * Refuses an operation that no plan can answer. The planner returns an empty plan where composition let through a field
 * that no subgraph can resolve, and the gateway would answer null without an error.
 */
export const requirePlan: Experimental_DidResolveQueryPlanCallback = ({
  queryPlan,
  operationContext,
  requestContext,
}) => {
  if (queryPlan.node) return
  const { operation, fragments } = operationContext
  const defaults = operation.variableDefinitions?.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  )
  const variables = { ...Object.fromEntries(defaults ?? []), ...requestContext.request.variables }
  if (selectsField(operation.selectionSet, fragments, variables))
    throw new GraphQLError('No subgraph can resolve these fields.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
}

function selectsField(
  { selections }: SelectionSetNode,
  fragments: Record<string, FragmentDefinitionNode>,
  variables: Record<string, unknown>,
): boolean {
  return selections.some((selection) => {
    if (!isIncluded(selection, variables)) return false
    if (selection.kind === Kind.FIELD) return !selection.name.value.startsWith('__')
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection
    return fragment !== undefined && selectsField(fragment.selectionSet, fragments, variables)
  })
}

const isIncluded = (node: { directives?: readonly DirectiveNode[] }, variables: Record<string, unknown>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
