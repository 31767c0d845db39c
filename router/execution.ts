import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway'
import { type DocumentNode, execute, type GraphQLSchema, getOperationAST, type OperationDefinitionNode } from 'graphql'
import { fragmentsOf, rootResponseNames } from '../subgraphs/_shared/root-fields.ts'
import type { EntityTags } from './entity-tags.ts'
import { requireExistence } from './existing-references.ts'
import { narrowFragments } from './fragments.ts'
import { splitIntrospection } from './introspection.ts'
import { type PlannedOperation, planOperation } from './plans/plan-operation.ts'
import { type RenamedDocument, renameResponseNames, restoreNames, withClientPath } from './response-names.ts'

type Executor = ApolloGateway['executor']

/** How operations are executed: an operation is prepared, planned and compiled once. */
export interface OperationExecutor {
  /** For Apollo Server, in the place of the gateway's. */
  executor: Executor
  /**
   * The plan of a valid operation; null if the gateway has to execute it, or if it asks for the schema itself.
   * @throws Error if no subgraph can resolve a field
   */
  plan(document: DocumentNode, operationName: string | undefined): PlannedOperation | null
  /** Where a plan fetches from, by the names of the subgraphs. */
  sources: ReadonlyMap<string, GraphQLDataSource>
  /** How many operations the gateway executes since their plans are not compiled. */
  fallbacks(): number
}

interface PreparedOperation {
  introspection: DocumentNode | null
  data: RenamedDocument | null
  /** Response names at the top, in order; only if the response is combined from both parts. */
  order: readonly string[]
  /** Planned at its first execution; null where the gateway has to execute it. */
  planned?: PlannedOperation | null
}

/**
 * Executes operations in the gateway's place: renames response names that collide with names in its plans, makes references to
 * what doesn't exist null, answers introspection separately, and executes the plans of the gateway's planner by compiled functions.
 */
export function operationExecutor(
  gateway: ApolloGateway,
  apiSchema: () => GraphQLSchema,
  parts: {
    plannedFields: ReadonlySet<string>
    entityTags: EntityTags
    sources: ReadonlyMap<string, GraphQLDataSource>
    log: { warn(message: string): void }
    isCompiled: boolean
  },
): OperationExecutor {
  const { plannedFields, entityTags, sources, log, isCompiled } = parts
  const executeByGateway = gateway.executor
  const known = new WeakMap<OperationDefinitionNode, PreparedOperation>()
  let fallbacks = 0
  const note = (message: string) => log.warn(`A subgraph returned a value of another type: ${message}`)

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

  const planOf = (prepared: PreparedOperation, data: RenamedDocument, operationName: string | undefined) => {
    if (prepared.planned === undefined) {
      prepared.planned = isCompiled ? planOperation(gateway, apiSchema(), data, operationName, note) : null
      if (prepared.planned === null) fallbacks += 1
    }
    return prepared.planned
  }

  const executeData = async (
    context: Parameters<Executor>[0],
    prepared: PreparedOperation,
    data: RenamedDocument,
  ): Promise<Awaited<ReturnType<Executor>>> => {
    const { operationName, variables = {} } = context.request
    const planned = planOf(prepared, data, operationName)
    if (!planned) return restored(await executeByGateway(inContext(context, data)), data)
    const problems = planned.problemsOf(variables)
    if (problems.length > 0) return { errors: [...problems] }
    const { data: text, errors } = await planned.execute({ variables, requestContext: context, sources })
    return { data: JSON.parse(text), ...(errors.length > 0 && { errors }) }
  }

  return {
    fallbacks: () => fallbacks,
    sources,
    plan(document, operationName) {
      const prepared = prepare(document, operationName)
      if (prepared.introspection || !prepared.data) return null
      return planOf(prepared, prepared.data, operationName)
    },
    executor: async (context) => {
      const { operationName, variables } = context.request
      const prepared = prepare(context.document, operationName)
      const { introspection, data, order } = prepared
      const introspectionResult = introspection && introspect(apiSchema(), introspection, variables)
      if (!data) return introspectionResult ?? { data: {} }
      const result = await executeData(context, prepared, data)
      if (!introspectionResult) return result
      const both: Record<string, unknown> = { ...introspectionResult.data, ...result.data }
      return {
        ...result,
        data: result.data && Object.fromEntries(order.filter((name) => name in both).map((name) => [name, both[name]])),
        ...((introspectionResult.errors || result.errors) && {
          errors: [...(introspectionResult.errors ?? []), ...(result.errors ?? [])],
        }),
      }
    },
  }
}

function inContext(context: Parameters<Executor>[0], { document, hash, originals }: RenamedDocument) {
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
  const errors = result.errors?.map((error) => withClientPath(error, originals))
  return { ...result, data: restoreNames(result.data, originals), ...(errors && { errors }) }
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
