import { EventEmitter } from 'node:events'
import { operationFromDocument, type Schema } from '@apollo/federation-internals'
import type { ApolloGateway } from '@apollo/gateway'
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { type DocumentNode, GraphQLError, type GraphQLErrorExtensions } from 'graphql'
import { Piscina } from 'piscina'
import type { PlannableOperation } from './compiled-plans.ts'

/** Plans an operation, with the labels of `@override` that hold. @throws GraphQLError for one that can't be planned */
export type Plan = (
  operation: Pick<PlannableOperation, 'document' | 'printed'>,
  operationName: string | undefined,
  labels: readonly string[],
) => QueryPlan | Promise<QueryPlan>

/** What goes to the thread that plans, and what comes back. */
export interface PlanningTask {
  text: string
  operationName: string | undefined
  labels: readonly string[]
}
export type PlanningOutcome = { plan: QueryPlan } | { message: string; extensions: GraphQLErrorExtensions }

/** What the thread is made of. */
export interface PlanningThreadData {
  supergraphSdl: string
  /** Whether clients may ask for the schema. */
  isIntrospected: boolean
}

/** A thread that plans and validates. */
export interface PlanningThread {
  /** False while it starts, and if it can't. */
  isReady(): boolean
  plan(text: string, operationName: string | undefined, labels?: readonly string[]): Promise<QueryPlan>
  /** True for a text that is a valid document within the limits of Apollo Server. False for any other, and if the thread doesn't say it in time. */
  isValid(text: string): Promise<boolean>
  close(): Promise<void>
}

/** Deadline of a plan, with the time that it waits for others. */
const planningTimeoutMs = 5_000

/** Operations that wait for their plan; the router handles fewer requests at the same time. */
const queueMax = 1_000

const heapMb = 256

/** Plans in this thread, with the gateway's planner. */
export function planByGateway(
  gateway: ApolloGateway,
  document: DocumentNode,
  operationName?: string,
  labels: readonly string[] = [],
): QueryPlan {
  // They are private in the gateway's types.
  const { queryPlanner, apiSchema } = gateway as unknown as { queryPlanner?: QueryPlanner; apiSchema?: Schema }
  if (!queryPlanner || !apiSchema) throw new Error('The gateway can’t plan yet.')
  return queryPlanner.buildQueryPlan(
    operationFromDocument(apiSchema, document, named(operationName)),
    overriding(labels),
  )
}

/** The option that makes labels of `@override` hold. */
export const overriding = (labels: readonly string[]) => ({
  overrideConditions: new Map(labels.map((label) => [label, true])),
})

/** The option that selects an operation of a document. */
export const named = (operationName: string | undefined) => (operationName ? { operationName } : {})

/**
 * Starts a thread that plans and validates, since a large operation would delay all other requests. An operation that takes too long is refused, and
 * the thread is replaced.
 * @param planningSdl the supergraph as the gateway gets it
 */
export function startPlanningThread(
  data: PlanningThreadData,
  log: { warn(message: string): void },
  timeoutMs = planningTimeoutMs,
): PlanningThread {
  const pool = new Piscina<PlanningTask | string, PlanningOutcome | boolean>({
    filename: new URL('./planning-thread.ts', import.meta.url).href,
    workerData: data,
    maxThreads: 1,
    minThreads: 1,
    maxQueue: queueMax,
    // Tests run the router without them.
    execArgv: ['--import', new URL('../../typescript.mjs', import.meta.url).href],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  const withDeadline = async <T>(run: (signal: EventEmitter) => Promise<T>): Promise<T> => {
    // An `AbortSignal.timeout` keeps what waits for it, the request, until the next full garbage collection.
    const signal = new EventEmitter()
    const deadline = setTimeout(() => signal.emit('abort'), timeoutMs)
    return run(signal)
      .catch((error: Error) => {
        throw error.name === 'AbortError' ? tooLong(timeoutMs) : error
      })
      .finally(() => clearTimeout(deadline))
  }
  const run = async (task: PlanningTask): Promise<QueryPlan> => {
    const outcome = (await withDeadline((signal) => pool.run(task, { signal }))) as PlanningOutcome
    if ('plan' in outcome) return outcome.plan
    throw new GraphQLError(outcome.message, { extensions: outcome.extensions })
  }
  let isReady = false
  pool.run({ text: '{ __typename }', operationName: undefined, labels: [] }).then(
    () => {
      isReady = true
    },
    (error: Error) => log.warn(`Operations are planned in the thread of the router: ${error.message}`),
  )
  return {
    isReady: () => isReady,
    plan: (text, operationName, labels = []) => run({ text, operationName, labels }),
    isValid: (text) =>
      withDeadline((signal) => pool.run(text, { signal, name: 'isValid' })).then(
        (answer) => answer === true,
        () => false,
      ),
    close: () => pool.destroy(),
  }
}

const tooLong = (timeoutMs: number) =>
  new GraphQLError(
    `An operation is planned within ${timeoutMs / 1_000} s; this one takes longer. Ask for fewer fields.`,
    {
      extensions: { code: 'COST_LIMIT_EXCEEDED' },
    },
  )
