import { prettyFormatQueryPlan, type QueryPlan } from '@apollo/query-planner'
import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyRequest } from 'fastify'
import type { RouterContext } from './context.ts'

/** The header with which a developer asks for `extensions.trace`. */
const traceHeader = 'graphql-trace'

/** Whether a request asks how it is answered. Such a request is never answered from what is prepared. */
export const asksForTrace = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean => headers[traceHeader] === 'report'

/** One fetch of a request. Times are in ms; `startMs` counts from the request. */
export interface TracedFetch {
  subgraph: string
  /** Where its answer goes in the response, such as `placesNearby.nodes.@`; empty at the top. */
  path: string
  query: string
  /** How many entities were asked for; null for root fields. */
  entities: number | null
  /** How many of them, or of one answer of root fields, the router had kept. */
  kept: number
  startMs: number
  ms: number
  errors: number
}

/** How a request was answered, for its developer. */
export interface RequestTrace {
  /** As the planner prints it, with variables in the place of values; null for an operation that needs none, or if only what was compiled of it is kept. */
  plan: string | null
  /** How long it took to plan and compile, next to nothing for a plan that was there. */
  planMs: number
  fetches: TracedFetch[]
}

export const newTrace = (): RequestTrace => ({ plan: null, planMs: 0, fetches: [] })

/** Reports in `extensions.trace` how a request was answered that asked for it. Contexts have a trace in development only. */
export const reportTrace: ApolloServerPlugin<RouterContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue: { trace, startedMs = performance.now() }, response: { body } }) {
        if (!trace || body.kind !== 'single') return
        const { singleResult } = body
        singleResult.extensions = {
          ...singleResult.extensions,
          trace: { totalMs: rounded(performance.now() - startedMs), ...trace },
        }
      },
    }
  },
}

/** @returns how to note the plan of an operation, and how long it took; null if nobody asked */
export function startPlan(trace: RequestTrace | undefined): ((plan: QueryPlan | undefined) => void) | null {
  if (!trace) return null
  const beganMs = performance.now()
  return (plan) => {
    trace.planMs = rounded(performance.now() - beganMs)
    trace.plan = plan?.node ? prettyFormatQueryPlan(plan) : null
  }
}

/** Notes a fetch in the place where it began. @returns how to note its end */
export function startFetch(
  trace: RequestTrace,
  subgraph: string,
  { request: { query = '', variables }, context, pathInIncomingRequest: path = [] }: Started,
): (end: { errors: number; kept?: number | undefined }) => void {
  const beganMs = performance.now()
  const { representations } = variables ?? {}
  const fetch: TracedFetch = {
    ...{ subgraph, path: path.join('.'), query, kept: 0, ms: 0, errors: 0 },
    entities: Array.isArray(representations) ? representations.length : null,
    startMs: rounded(beganMs - ((context as RouterContext).startedMs ?? beganMs)),
  }
  trace.fetches.push(fetch)
  return ({ errors, kept = 0 }) => {
    Object.assign(fetch, { errors, kept, ms: rounded(performance.now() - beganMs) })
  }
}

/** What the options of a data source say of a fetch. */
interface Started {
  request: { query?: string; variables?: Record<string, unknown> }
  context: object
  pathInIncomingRequest?: readonly (string | number)[]
}

/** A time as the report has it. */
const rounded = (ms: number): number => Math.round(ms * 100) / 100
