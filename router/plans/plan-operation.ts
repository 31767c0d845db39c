import type { QueryPlan } from '@apollo/query-planner'
import { GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql'
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
  /** Those that it may fetch from. */
  subgraphs: readonly string[]
  /** @param run with variables without problems */
  execute(run: Omit<PlanRun, 'root' | 'errors'>): Promise<PlannedResult>
}

/** Shapes for so many combinations of the variables in `@skip` and `@include` are kept for an operation. */
const shapesMax = 16

/**
 * Compiles the plan of an operation and the shape of the response.
 * @param schema what clients see
 * @param supergraph in which plans name types
 * @returns null for a plan with nodes that are not compiled: the gateway executes it
 */
export function compileOperation(
  plan: QueryPlan,
  { document, originals }: RenamedDocument,
  operationName: string | undefined,
  { schema, supergraph, note }: { schema: GraphQLSchema; supergraph: GraphQLSchema; note: NoteNonsense },
): PlannedOperation | null {
  const operation = getOperationAST(document, operationName)
  if (!operation) throw new Error('A document without the operation was planned.')
  const defaults = defaultsOf(operation)
  try {
    const executePlan = compilePlan(plan, supergraph, defaults)
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
    return {
      subgraphs: subgraphsIn(plan),
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

/** The subgraphs that a plan fetches from. */
function subgraphsIn({ node }: QueryPlan): string[] {
  const found = new Set<string>()
  // Plans are data.
  JSON.stringify(node, (name, value) => {
    if (name === 'serviceName') found.add(String(value))
    return value
  })
  return [...found]
}
