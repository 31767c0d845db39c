import { operationFromDocument, type Schema } from '@apollo/federation-internals'
import type { ApolloGateway } from '@apollo/gateway'
import type { QueryPlanner } from '@apollo/query-planner'
import { GraphQLError, type GraphQLSchema, getOperationAST, getVariableValues } from 'graphql'
import { conditionNames } from '../../subgraphs/_shared/conditions.ts'
import { fragmentsOf } from '../../subgraphs/_shared/root-fields.ts'
import { downstreamCode } from '../errors.ts'
import { type RenamedDocument, withClientPath } from '../response-names.ts'
import { compilePlan, type PlanRun, UnknownPlan, variableOrDefault } from './compile-plan.ts'
import { defaultsOf, requireNoFields } from './required-plan.ts'
import { compileShape, type NoteNonsense } from './shape.ts'

/** What one execution gives: the JSON of `data`, and errors under the client's names. */
export interface PlannedResult {
  data: string
  errors: GraphQLError[]
}

/** Executes an operation that is planned and compiled. */
export interface PlannedOperation {
  /** @param run with variables without problems */
  execute(run: Omit<PlanRun, 'root' | 'errors'>): Promise<PlannedResult>
  /** What is wrong with the values of the variables. */
  problemsOf(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[]
}

/** The parts of the gateway that plan. They are private in its types. */
interface PlanningParts {
  queryPlanner?: QueryPlanner
  apiSchema?: Schema
  supergraphSchema?: GraphQLSchema
}

/** Shapes for so many combinations of the variables in `@skip` and `@include` are kept for an operation. */
const shapesMax = 16

/**
 * Plans an operation with the gateway's planner and compiles the plan and the shape of the response.
 * @param schema what clients see
 * @returns null for a plan with nodes that are not compiled: the gateway executes it
 */
export function planOperation(
  gateway: ApolloGateway,
  schema: GraphQLSchema,
  { document, originals }: RenamedDocument,
  operationName: string | undefined,
  note: NoteNonsense,
): PlannedOperation | null {
  const { queryPlanner, apiSchema, supergraphSchema } = gateway as unknown as PlanningParts
  const operation = getOperationAST(document, operationName)
  if (!queryPlanner || !apiSchema || !supergraphSchema || !operation) throw new Error('The gateway can’t plan yet.')
  const plan = queryPlanner.buildQueryPlan(
    operationFromDocument(apiSchema, document, operationName ? { operationName } : {}),
  )
  const defaults = defaultsOf(operation)
  try {
    const executePlan = compilePlan(plan, supergraphSchema, defaults)
    const names = conditionNames(document)
    const parts = { schema, operation, fragments: fragmentsOf(document), originals }
    const shapes = new Map<string, ReturnType<typeof compileShape>>()
    const shapeFor = (variables: Readonly<Record<string, unknown>>) => {
      const conditions = Object.fromEntries(names.map((name) => [name, variableOrDefault(name, variables, defaults)]))
      const key = names.map((name) => String(conditions[name])).join()
      const known = shapes.get(key)
      if (known) return known
      const made = compileShape({ ...parts, conditions })
      if (shapes.size < shapesMax) shapes.set(key, made)
      return made
    }
    const definitions = operation.variableDefinitions ?? []
    return {
      problemsOf: (variables) =>
        definitions.length === 0 ? [] : (getVariableValues(schema, definitions, variables).errors ?? []),
      async execute(given) {
        if (!plan.node) requireNoFields(operation, parts.fragments, given.variables)
        const run: PlanRun = { ...given, root: {}, errors: [] }
        await executePlan(run)
        let isNonsense = false
        const data = shapeFor(given.variables)(run.root, (message) => {
          isNonsense = true
          note(message)
        })
        if (isNonsense && run.errors.length === 0) run.errors.push(nonsenseError())
        return { data, errors: run.errors.map((error) => withClientPath(error, originals)) }
      },
    }
  } catch (error) {
    if (error instanceof UnknownPlan) return null
    throw error
  }
}

const nonsenseError = () =>
  new GraphQLError('A subgraph returned a value of another type.', { extensions: { code: downstreamCode } })
