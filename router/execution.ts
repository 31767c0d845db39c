import { createHash } from 'node:crypto'
import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway'
import { type DocumentNode, execute, type GraphQLSchema, getOperationAST, getVariableValues, print } from 'graphql'
import { fragmentsOf, rootResponseNames } from '../subgraphs/_shared/root-fields.ts'
import type { RouterContext } from './context.ts'
import { withoutDefer } from './deferral/defer-directive.ts'
import type { EntityTags } from './entity-tags.ts'
import { letOthersRun } from './event-loop.ts'
import { requireExistence } from './existing-references.ts'
import { narrowFragments } from './fragments.ts'
import { splitIntrospection } from './introspection.ts'
import { perOperation } from './per-operation.ts'
import { compiledPlans, type PlannableOperation } from './plans/compiled-plans.ts'
import { separateLiterals } from './plans/literals.ts'
import type { Overrides } from './plans/overrides.ts'
import { compileOperation, type PlannedOperation } from './plans/plan-operation.ts'
import type { Plan } from './plans/planner.ts'
import { type RenamedDocument, renameResponseNames, restoreNames, withClientPath } from './response-names.ts'
import { startPlan } from './trace-report.ts'

type Executor = ApolloGateway['executor']

/** How operations are executed: an operation is prepared, planned and compiled once. */
export interface OperationExecutor {
  /** For Apollo Server, in the place of the gateway's. */
  executor: Executor
  /**
   * How a valid operation is planned; null if it asks for the schema itself. Operations that differ only in their values have one plan.
   */
  prepare(document: DocumentNode, operationName: string | undefined): PlannableOperation | null
  /** Plans an operation before it is asked for. */
  warm(document: DocumentNode, operationName: string | undefined): Promise<void>
  /** How operations of somebody are planned, see `Overrides`. */
  variantOf(context: Who): string
  /** The plan that is kept under a key: null if the gateway has to execute it, undefined if none is kept. */
  planned(key: string, variant: string): PlannedOperation | null | undefined
  /** Where a plan fetches from, by the names of the subgraphs. */
  sources: ReadonlyMap<string, GraphQLDataSource>
  /** How many operations the gateway has executed, since their plans have nodes that are not compiled. */
  fallbacks(): number
}

type Who = Pick<RouterContext, 'viewer' | 'headers' | 'trace'>

interface PreparedOperation {
  introspection: DocumentNode | null
  data: RenamedDocument | null
  plannable: PlannableOperation | null
  /** Response names at the top, in order; only if the response is combined from both parts. */
  order: readonly string[]
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
    plan: Plan
    overrides: Overrides
    /** Memory for plans and what is compiled of them. */
    memoryBytes: number
  },
): OperationExecutor {
  const { plannedFields, entityTags, sources, log, isCompiled, plan, overrides, memoryBytes } = parts
  const executeByGateway = gateway.executor
  const known = perOperation<PreparedOperation>()
  let fallbacks = 0
  const variantOf = ({ viewer, headers }: Who) =>
    overrides.variantOf(() => viewer?.userId ?? headers['x-client-ip'] ?? '')
  const note = (message: string) => log.warn(`A subgraph returned a value of another type: ${message}`)
  const plans = compiledPlans({
    ...{ plan, memoryBytes },
    compile(queryPlan, operation, operationName) {
      const { supergraphSchema } = gateway as unknown as { supergraphSchema: GraphQLSchema }
      const types = { schema: apiSchema(), supergraph: supergraphSchema, note }
      return compileOperation(queryPlan, operation, operationName, types)
    },
  })

  const prepare = (document: DocumentNode, operationName: string | undefined): PreparedOperation => {
    const operation = getOperationAST(document, operationName)
    const found = operation && known.get(operation)
    if (found) return found
    const { introspection, data } = splitIntrospection(withoutDefer(document), operationName)
    const order =
      introspection && data && operation ? [...rootResponseNames(operation.selectionSet, fragmentsOf(document))] : []
    const renamed = data && renameResponseNames(narrowFragments(data, apiSchema()), plannedFields)
    const existing = renamed && requireExistence(renamed, apiSchema(), entityTags)
    const plannable = existing && plannableOf(existing, apiSchema(), operationName)
    const prepared = { introspection, data: existing, plannable, order }
    if (operation) known.set(operation, prepared)
    return prepared
  }

  const executeData = async (
    context: Parameters<Executor>[0],
    { data, plannable }: { data: RenamedDocument; plannable: PlannableOperation },
  ): Promise<Awaited<ReturnType<Executor>>> => {
    const { operationName, variables: given = {} } = context.request
    const who = context.context as Who
    const variant = variantOf(who)
    const notePlan = startPlan(who.trace)
    const compiled = isCompiled ? await plans.of(plannable, { operationName, variant }) : null
    notePlan?.(compiled?.plan)
    if (!compiled?.planned) {
      fallbacks += 1
      return restored(await executeByGateway(forGateway(context, data.document)), data)
    }
    const problems = plannable.problemsOf(given)
    if (problems.length > 0) return { errors: [...problems] }
    const variables = { ...given, ...plannable.literals }
    const { data: text, errors } = await compiled.planned.execute({ variables, requestContext: context, sources })
    return { data: JSON.parse(text), ...(errors.length > 0 && { errors }) }
  }

  return {
    fallbacks: () => fallbacks,
    sources,
    prepare(document, operationName) {
      const { introspection, plannable } = prepare(document, operationName)
      return introspection ? null : plannable
    },
    async warm(document, operationName) {
      const { plannable } = prepare(document, operationName)
      if (!plannable || !isCompiled) return
      for (const variant of overrides.variants) await plans.of(plannable, { operationName, variant, isKept: true })
    },
    variantOf,
    planned: (key, variant) => plans.kept(key, variant)?.planned,
    executor: async (context) => {
      const { operationName, variables } = context.request
      if (!known.get(context.operation)) await letOthersRun()
      const { introspection, data, plannable, order } = prepare(context.document, operationName)
      const introspectionResult = introspection && introspect(apiSchema(), introspection, variables)
      if (!data || !plannable) return introspectionResult ?? { data: {} }
      const result = await executeData(context, { data, plannable })
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

function plannableOf(
  { document, originals }: RenamedDocument,
  schema: GraphQLSchema,
  operationName: string | undefined,
): PlannableOperation {
  const separated = separateLiterals(document, schema, operationName)
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
  const printed = print(separated.document)
  const text = `${operationName?.length ?? 0} ${operationName ?? ''} ${printed}`
  return {
    ...separated,
    originals,
    printed,
    text,
    key: originals.size === 0 ? text : `${text} ${JSON.stringify([...originals])}`,
    problemsOf: (variables) =>
      definitions.length === 0 ? [] : (getVariableValues(schema, definitions, variables).errors ?? []),
  }
}

/** The context of a request as if it had sent this document. */
export function withDocument(context: Parameters<Executor>[0], document: DocumentNode): typeof context {
  return {
    ...context,
    document,
    operation: getOperationAST(document, context.request.operationName) ?? context.operation,
  }
}

/** The same for the gateway, which finds its plans by the hash. */
const forGateway = (context: Parameters<Executor>[0], document: DocumentNode): typeof context => ({
  ...withDocument(context, document),
  queryHash: createHash('sha256').update(print(document)).digest('hex'),
})

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
