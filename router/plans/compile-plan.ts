import type { GraphQLDataSource } from '@apollo/gateway'
import { applyRewrites } from '@apollo/gateway/dist/dataRewrites.js'
import type { ConditionNode, FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'
import { downstreamCode } from '../errors.ts'
import { isObject, merge, type ResponseObject } from './merge.ts'
import { representationReader } from './representations.ts'
import { objectsAt, type PlanPath, pathsAt } from './targets.ts'

type Options = Parameters<GraphQLDataSource['process']>[0]
type RequestContext = Extract<Options, { incomingRequestContext: unknown }>['incomingRequestContext']

/** One execution of a plan. */
export interface PlanRun {
  root: ResponseObject
  errors: GraphQLError[]
  variables: Readonly<Record<string, unknown>>
  /** What data sources learn of the client's request. */
  requestContext: RequestContext
  sources: ReadonlyMap<string, GraphQLDataSource>
}

/** Fetches and merges. Doesn't throw: errors are in the run. */
export type ExecutePlan = (run: PlanRun) => Promise<void>

type Step = (run: PlanRun) => Promise<void>

/** Thrown for a plan with nodes that are not compiled: subscriptions, `@defer` and `@context`. */
export class UnknownPlan extends Error {}

/**
 * Compiles a plan of the gateway's planner into functions.
 * @param schema of the supergraph, in which plans name types
 * @param defaults the default values of the operation's variables
 * @throws UnknownPlan
 */
export function compilePlan(
  { node }: QueryPlan,
  schema: GraphQLSchema,
  defaults: Readonly<Record<string, unknown>>,
): ExecutePlan {
  if (!node) return async () => {}
  if (node.kind === 'Subscription') throw new UnknownPlan('subscription')
  return compileNode(node, [], { schema, defaults })
}

interface Parts {
  schema: GraphQLSchema
  defaults: Readonly<Record<string, unknown>>
}

function compileNode(node: PlanNode, path: PlanPath, parts: Parts): Step {
  switch (node.kind) {
    case 'Sequence': {
      const steps = node.nodes.map((inner) => compileNode(inner, path, parts))
      return async (run) => {
        for (const step of steps) await step(run)
      }
    }
    case 'Parallel': {
      const steps = node.nodes.map((inner) => compileNode(inner, path, parts))
      return async (run) => {
        await Promise.all(steps.map((step) => step(run)))
      }
    }
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path.map(String)], parts)
    case 'Condition':
      return compileCondition(node, path, parts)
    case 'Fetch':
      return compileFetch(node, path, parts.schema)
    default:
      throw new UnknownPlan(node.kind)
  }
}

function compileCondition({ condition, ifClause, elseClause }: ConditionNode, path: PlanPath, parts: Parts): Step {
  const [whenTrue, whenFalse] = [ifClause, elseClause].map((node) => node && compileNode(node, path, parts))
  return async (run) => {
    const isTrue = variableOrDefault(condition, run.variables, parts.defaults) === true
    await (isTrue ? whenTrue : whenFalse)?.(run)
  }
}

/** The value of a variable, or its default. A variable may be named as what objects inherit, such as `constructor`. */
export const variableOrDefault = (
  name: string,
  variables: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): unknown => (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? defaults[name]

/** What a fetch sends, and how its answer is merged. */
interface Fetch {
  subgraph: string
  request: { query: string; operationName: string | undefined }
  document: FetchNode['operationDocumentNode']
  path: PlanPath
  variableNames: readonly string[]
}

function compileFetch(node: FetchNode, path: PlanPath, schema: GraphQLSchema): Step {
  if (node.contextRewrites?.length || node.hasDefers) throw new UnknownPlan('contextRewrites')
  // The planner gives the representations this name; the gateway refuses a client's variable of the same one.
  if (node.requires && node.variableUsages?.includes('representations')) throw new UnknownPlan('representations')
  const fetch: Fetch = {
    subgraph: node.serviceName,
    request: { query: node.operation, operationName: node.operationName },
    document: node.operationDocumentNode,
    path,
    variableNames: node.variableUsages ?? [],
  }
  const step = node.requires ? compileEntities(node, fetch, schema) : compileRoots(node, fetch, schema)
  return async (run) => {
    try {
      await step(run)
    } catch (error) {
      run.errors.push(
        error instanceof GraphQLError ? error : new GraphQLError(String(error), { originalError: error as Error }),
      )
    }
  }
}

function compileRoots({ outputRewrites }: FetchNode, fetch: Fetch, schema: GraphQLSchema): Step {
  return async (run) => {
    const targets = objectsAt(run.root, fetch.path)
    if (targets.length === 0) return
    const { data, errors } = await send(run, fetch, variablesOf(run, fetch))
    for (const error of errors) run.errors.push(located(error, fetch, [...fetch.path, ...(error.path ?? [])]))
    if (!data) return
    if (outputRewrites) applyRewrites(schema, outputRewrites, data)
    for (const target of targets) merge(target, data)
  }
}

function compileEntities(node: FetchNode, fetch: Fetch, schema: GraphQLSchema): Step {
  const { requires = [], inputRewrites, outputRewrites } = node
  const read = representationReader(requires, schema)
  return async (run) => {
    const targets = objectsAt(run.root, fetch.path)
    const representations: ResponseObject[] = []
    /** The targets of each representation: an entity may be at several places. */
    const targetsOf: number[][] = []
    const known = new Map<string, number>()
    for (let index = 0; index < targets.length; index += 1) {
      const target = targets[index]
      const representation = target && read(target)
      if (!representation) continue
      if (inputRewrites) applyRewrites(schema, inputRewrites, representation)
      const key = targets.length > 1 ? JSON.stringify(representation) : ''
      const same = known.get(key)
      if (same !== undefined) targetsOf[same]?.push(index)
      else {
        known.set(key, representations.length)
        representations.push(representation)
        targetsOf.push([index])
      }
    }
    if (representations.length === 0) return
    const { data, errors } = await send(run, fetch, { ...variablesOf(run, fetch), representations })
    noteEntityErrors(run, fetch, { errors, targetsOf })
    if (!data) return
    const entities = data._entities
    if (!Array.isArray(entities) || entities.length !== representations.length)
      throw nonsense(fetch, `${representations.length} entities were expected`)
    for (let index = 0; index < entities.length; index += 1) {
      const entity: unknown = entities[index]
      if (!isObject(entity)) continue
      if (outputRewrites) applyRewrites(schema, outputRewrites, entity)
      const isTyped = entity.__typename && !isInterfaceType(schema.getType(String(entity.__typename)))
      for (const at of targetsOf[index] ?? []) {
        const target = targets[at]
        if (!target) continue
        const { __typename } = target
        merge(target, entity)
        // An entity keeps the type of its place, unless only an interface is known there: another subgraph said what it is.
        if (!isTyped || isObjectType(schema.getType(String(__typename))))
          target.__typename = __typename ?? entity.__typename
      }
    }
  }
}

/** An error of an entity, for each of its places. */
function noteEntityErrors(
  run: PlanRun,
  fetch: Fetch,
  { errors, targetsOf }: { errors: readonly GraphQLFormattedError[]; targetsOf: readonly (readonly number[])[] },
): void {
  if (errors.length === 0) return
  const paths = pathsAt(run.root, fetch.path)
  for (const error of errors) {
    const [, index, ...rest] = error.path ?? []
    const places = typeof index === 'number' ? targetsOf[index] : undefined
    // Clients don't know `_entities`.
    if (!places) run.errors.push(located(error, fetch, fetch.path))
    else for (const at of places) run.errors.push(located(error, fetch, [...(paths[at] ?? []), ...rest]))
  }
}

function variablesOf({ variables }: PlanRun, { variableNames }: Fetch): Record<string, unknown> {
  const used: Record<string, unknown> = {}
  for (const name of variableNames) {
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) used[name] = variables[name]
  }
  return used
}

async function send(
  { requestContext, sources }: PlanRun,
  { subgraph, request, document, path }: Fetch,
  variables: Record<string, unknown>,
): Promise<{ data: ResponseObject | null; errors: readonly GraphQLFormattedError[] }> {
  const source = sources.get(subgraph)
  if (!source) throw new Error(`There is no data source for the subgraph "${subgraph}".`)
  const response = await source.process({
    kind: 'incoming operation',
    request: { ...request, variables },
    incomingRequestContext: requestContext,
    context: requestContext.context,
    document,
    pathInIncomingRequest: [...path],
  } as Options)
  const { data, errors } = response as { data?: unknown; errors?: readonly GraphQLFormattedError[] }
  return { data: isObject(data) ? data : null, errors: errors ?? [] }
}

function located(
  error: GraphQLFormattedError,
  { subgraph }: Fetch,
  path: readonly (string | number)[] | undefined,
): GraphQLError {
  const { message, extensions } = error
  return new GraphQLError(message || 'The subgraph gave no reason.', {
    originalError: error as unknown as Error,
    path: error.path ? path : undefined,
    extensions: { ...extensions, code: extensions?.code ?? downstreamCode, serviceName: subgraph },
  })
}

const nonsense = ({ subgraph, path }: Fetch, reason: string): GraphQLError =>
  new GraphQLError(`${subgraph} answered something else: ${reason}.`, {
    path: [...path],
    extensions: { code: downstreamCode, serviceName: subgraph },
  })
