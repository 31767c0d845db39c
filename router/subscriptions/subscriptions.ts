import { bulkhead } from 'cockatiel'
import {
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import type { Viewer } from '../../subgraphs/_shared/viewer.ts'
import type { RouterContext } from '../context.ts'
import { unavailableCode } from '../errors.ts'
import { limitError } from '../limit-error.ts'
import { limits, requireBoundedInput } from '../limits.ts'
import { isObject } from '../plans/merge.ts'
import { type DerivedQuery, derivedQuery } from './derived-query.ts'
import type { EventFeed, LiveEvent } from './event-feed.ts'
import { type LiveField, liveFields } from './live-fields.ts'
import { openStream, type Stream } from './stream.ts'
import { eventsAtOnce, sharedMs, subscriptionsMax, subscriptionsOfOneMax, sweepMs } from './subscription-limits.ts'

/** What a client sends to subscribe. */
export interface SubscriptionRequest {
  query: string
  operationName?: string | null | undefined
  variables?: Record<string, unknown> | null | undefined
  extensions?: Record<string, unknown> | null | undefined
}

/** Who subscribes. */
export interface Subscriber {
  network: string
  authorization: string | undefined
  graph: LiveGraph
  /** The context for one event. */
  contextFor(viewer: Viewer | null, signal: AbortSignal): RouterContext
}

/** A result of an event. `extensions.event` names it and its object, and says whether events were missed before it. */
export interface EventResult {
  data?: Record<string, unknown> | null
  errors?: readonly GraphQLFormattedError[]
  extensions?: { event: { id?: string; about?: string; missed?: true } }
}

export interface Subscriptions {
  /** Checks a subscription and opens it. @throws GraphQLError, or an array of them, for one that is refused */
  open(request: SubscriptionRequest, subscriber: Subscriber): Promise<Stream>
  /** @throws GraphQLError for a token that is not valid */
  check(subscriber: Subscriber): Promise<void>
  count(): number
  stop(): Promise<void>
}

interface Parts {
  feed: EventFeed
  /** Who has a token now. @throws GraphQLError if it is not valid, or no longer */
  readViewer(authorization: string | undefined): Promise<Viewer | null>
}

/** The graph that answers events: the whole one, or a contract. */
export interface LiveGraph {
  /** Others with the same name answer the same. */
  name: string
  schema(): GraphQLSchema
  rules(): readonly ValidationRule[]
  /** @throws GraphQLError for a query that is too large */
  measure(query: string, variables: Record<string, unknown>): void
  run(
    query: Pick<DerivedQuery, 'text' | 'operationName'>,
    variables: Record<string, unknown>,
    context: RouterContext,
  ): Promise<Pick<EventResult, 'data' | 'errors'>>
}

/** A subscription that was checked. */
interface Checked {
  query: DerivedQuery
  live: LiveField
  args: Readonly<Record<string, unknown>>
  variables: Record<string, unknown>
}

/** Subscriptions of clients: each event that one asked for is answered by a query, as the person who has the token at that time. */
export function createSubscriptions({ feed, readViewer }: Parts, sweepEveryMs = sweepMs): Subscriptions {
  const open = new Map<Stream, string | undefined>()
  const counts = new Map<string, number>()
  const turns = bulkhead(eventsAtOnce, Number.MAX_SAFE_INTEGER)
  /** Answers of an event for people without a token: they are the same for the same query. */
  const shared = new WeakMap<LiveEvent, Map<string, Promise<EventResult>>>()

  const answer = async (
    { query, live, variables }: Checked,
    event: LiveEvent,
    subscriber: Subscriber,
    signal: AbortSignal,
  ) => {
    const viewer = await readViewer(subscriber.authorization)
    const about = live.entityId(event.data)
    const make = async (by: AbortSignal): Promise<EventResult> => {
      const all = { ...variables, [query.idVariable]: about }
      const { data, errors } = await turns.execute(() =>
        subscriber.graph.run(query, all, subscriber.contextFor(viewer, by)),
      )
      return { ...(errors && { errors }), data: data ?? null, extensions: { event: { id: event.id, about } } }
    }
    if (subscriber.authorization !== undefined) return make(signal)
    const { headers } = subscriber.contextFor(null, signal)
    const key = `${subscriber.graph.name} ${headers['accept-language']} ${query.text} ${JSON.stringify(variables)}`
    const ofEvent = shared.get(event) ?? new Map<string, Promise<EventResult>>()
    shared.set(event, ofEvent)
    const found = ofEvent.get(key)
    if (found) {
      // The first one may have used up its budget, which is nothing to the others.
      const result = await found.catch(() => null)
      return result && !result.errors ? result : make(signal)
    }
    // Others wait for it, so it goes on when the first one leaves.
    const made = make(new AbortController().signal)
    ofEvent.set(key, made)
    const forget = () => void setTimeout(() => ofEvent.delete(key), sharedMs).unref()
    made.then(forget, forget)
    return made
  }

  /** Ends the subscriptions of tokens that are not valid any more, though nothing happens. */
  const sweep = async () => {
    const problems = new Map<string, GraphQLError | null>()
    for (const [stream, authorization] of [...open]) {
      if (authorization === undefined) continue
      if (!problems.has(authorization)) problems.set(authorization, await problemOf(authorization))
      const problem = problems.get(authorization)
      if (problem) stream.end(problem)
    }
  }
  const problemOf = (authorization: string): Promise<GraphQLError | null> =>
    readViewer(authorization).then(
      () => null,
      // While auth can't be reached, nobody is thrown out who hears nothing.
      (error: unknown) => (error instanceof GraphQLError && error.extensions.code !== unavailableCode ? error : null),
    )
  const sweeping = setInterval(() => void sweep(), sweepEveryMs)
  sweeping.unref()

  return {
    count: () => open.size,
    check: async ({ authorization }) => void (await readViewer(authorization)),
    async open(request, subscriber) {
      const checked = check(subscriber.graph, request)
      const viewer = await readViewer(subscriber.authorization)
      const { live, args } = checked
      if (live.accountId && !viewer) throw signInFirst(checked.query.field.name.value)
      const who = viewer ? `account ${viewer.userId}` : `network ${subscriber.network}`
      const count = (counts.get(who) ?? 0) + 1
      if (count > subscriptionsOfOneMax) throw tooMany('subscriptions', subscriptionsOfOneMax, count)
      if (open.size >= subscriptionsMax) throw full()
      counts.set(who, count)
      const stream = openStream({
        feed,
        type: live.type,
        accountId: live.accountId && viewer?.userId,
        isAskedFor: (event) => live.isAskedFor(event.data, args),
        lastEventId: lastEventIdOf(request),
        responseName: checked.query.responseName,
        answer: (event, signal) => answer(checked, event, subscriber, signal),
        closed() {
          open.delete(stream)
          const left = (counts.get(who) ?? 1) - 1
          if (left > 0) counts.set(who, left)
          else counts.delete(who)
        },
      })
      open.set(stream, subscriber.authorization)
      return stream
    },
    async stop() {
      clearInterval(sweeping)
      for (const stream of [...open.keys()]) stream.end(stopping())
      await feed.stop()
    },
  }
}

/** @throws GraphQLError, or an array of them */
function check(
  { schema, rules, measure }: LiveGraph,
  { query: text, operationName, variables: given }: SubscriptionRequest,
): Checked {
  const document = parsed(text)
  const faults = validate(schema(), document, [...specifiedRules, ...limits.validationRules, ...rules()])
  if (faults.length > 0)
    throw faults.map(
      (fault) => new GraphQLError(fault.message, { ...fault, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
    )
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== 'subscription') throw notSubscribed()
  const query = derivedQuery(schema(), document, operation)
  const live = query && liveFields[query.field.name.value]
  if (!query || !live) throw notSubscribed()
  requireBoundedInput(given ?? {})
  const { coerced, errors } = getVariableValues(schema(), operation.variableDefinitions ?? [], given ?? {})
  if (errors) throw errors.map((fault) => new GraphQLError(fault.message, { extensions: { code: 'BAD_USER_INPUT' } }))
  const definition = schema().getSubscriptionType()?.getFields()[query.field.name.value]
  const args = definition ? getArgumentValues(definition, query.field, coerced) : {}
  const variables = Object.fromEntries(Object.entries(given ?? {}).filter(([name]) => query.variableNames.has(name)))
  measure(query.text, variables)
  return { query, live, args, variables }
}

function parsed(text: string) {
  try {
    return parse(text, limits.parseOptions)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new GraphQLError(message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } })
  }
}

function lastEventIdOf({ extensions }: SubscriptionRequest): string | undefined {
  const id = isObject(extensions) ? extensions.lastEventId : undefined
  return typeof id === 'string' ? id.slice(0, 100) : undefined
}

const notSubscribed = () =>
  new GraphQLError(
    'Only a subscription with one field, named once, is taken here; send queries and mutations to the address without /stream.',
    {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    },
  )
const signInFirst = (field: string) =>
  new GraphQLError(`Sign in to use \`${field}\`.`, { extensions: { code: 'UNAUTHENTICATED' } })
const tooMany = (name: string, maximum: number, met: number) =>
  limitError(
    { name, maximum, met },
    `At most ${maximum} subscriptions are open at a time, for an account or a network.`,
    'RATE_LIMITED',
    429,
  )
const full = () =>
  new GraphQLError('The service has as many subscriptions as it takes; try again later.', {
    extensions: { code: unavailableCode },
  })
const stopping = () =>
  new GraphQLError('The service is stopping; subscribe again.', { extensions: { code: unavailableCode } })
