import { readFileSync } from 'node:fs'
import type { FastifyPluginAsync } from 'fastify'
import { GraphQLError, type GraphQLFormattedError, parse } from 'graphql'
import type { Logger } from 'pino'
import type { LightSignal } from './abort.ts'
import type { Policies } from './access-control.ts'
import type { AskGraph } from './ask-graph.ts'
import { type AskSubgraph, askBy } from './ask-subgraph.ts'
import { beginWork } from './background-work.ts'
import { connect, type Db, prepareDatabase } from './db.ts'
import type { EntityAccess } from './entity-access.ts'
import type { Env } from './env.ts'
import { formatError, logUnexpectedErrors } from './errors.ts'
import { type EventLag, eventLag, startEvents } from './events/events.ts'
import type { EventHandlers } from './events/inbox.ts'
import type { EventTransport } from './events/transport.ts'
import { executableSchema } from './executable-schema.ts'
import { createExecutor } from './execution/executor.ts'
import type { ExistingIds } from './ids.ts'
import { type Locale, locales, supportedLocale } from './locale.ts'
import type { Operation } from './operation.ts'
import { type CookieChange, RefreshCookie } from './refresh-cookie.ts'
import { cancellable } from './request-db.ts'
import { type SpendAssertion, spentAssertions } from './spent-assertions.ts'
import { ignoresToken, tokenlessFieldsOf } from './tokenless-operations.ts'
import type { ReadViewer, Viewer } from './viewer.ts'
import { watchedViewer } from './watched-viewer.ts'

/** The headers that the router forwards to a subgraph. It drops all other headers of the client. */
export type ForwardedHeaders = Partial<
  Record<'authorization' | 'accept-language' | 'x-request-id' | 'x-client-ip' | 'user-agent', string>
>

/** The part of the resolver context that all subgraphs share. */
export interface RequestContext {
  /** Who asks; null for nobody. Reading it makes the response private, so don't read it before a resolver needs it. */
  viewer: Viewer | null
  locale: Locale
  clientIp: string
  userAgent: string
  /** The log with the request's id. */
  log(): Logger
  /**
   * Ids in the input of a mutation that are ids of existing entities of other subgraphs, as their owners told the router.
   * An input field needs `@tag(name: "id-of-<Type>")` for that.
   */
  confirmedIds: ExistingIds
  /**
   * Returns the access token of a newly opened session to the router, which runs the rest of the operation as that
   * person.
   */
  setAccessToken(accessToken: string): void
  /** The client's refresh cookie; undefined if the request may neither use nor get one. Only mutations of auth have it. */
  refreshCookie?: RefreshCookie | undefined
}

/** The definition of one subgraph: everything in which it differs from the others. */
export interface SubgraphDefinition<
  Config extends { databaseUrl: string; port: number },
  Context extends RequestContext,
> {
  name: string
  /** The folder with `schema.graphql` and `db/migrations`. */
  folder: URL
  readConfig(env: Env): Config
  resolvers: object
  /** Root fields that need no sign-in, such as `Query.item`. */
  publicFields: readonly string[]
  /** Who may read each entity by a reference. */
  entities: Readonly<Record<string, EntityAccess>>
  /** The conditions that `@policy` names. */
  policies?: Policies<Context>
  context(request: RequestContext, parts: { db: Db; config: Config; address: () => string }): Context
  /** Loads the reference data that ships with the project. Called after the migrations and before the first request. */
  loadReference?(db: Db, config: Config): Promise<void>
  /** Plain HTTP routes outside GraphQL. `address` returns their base URL, once the server listens. */
  routes?(parts: { db: Db; config: Config; address: () => string; ask: AskSubgraph }): FastifyPluginAsync
  /** Starts background work. Returns a function that stops it. `graph` asks the whole graph; undefined if it can't be reached. */
  jobs?(parts: { db: Db; config: Config; log: Logger; graph: AskGraph | undefined }): () => Promise<void>
  /** What it does when it receives an event of a subgraph. */
  eventHandlers?(parts: { config: Config; log: Logger }): EventHandlers
}

/** A subgraph's response: the GraphQL result and its `Cache-Control` header. */
export interface SubgraphResponse {
  result: { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] }
  cacheControl: string | undefined
  /** Access token of the session that the operation opened, if it opened one. */
  accessToken?: string
  /** What the router does with the client's refresh cookie, if anything. */
  cookieChange?: CookieChange
}

/** The header with the `accessToken` of a response. Only subgraphs send it, and only to the router. */
export const accessTokenHeader = 'access-token'

/** A running subgraph that does not listen on a port. */
export interface Subgraph {
  name: string
  /** @param signal aborts when nobody waits for the response any more; its statements are cancelled then */
  execute(operation: Operation, headers: ForwardedHeaders, signal?: LightSignal): Promise<SubgraphResponse>
  /** Marks an assertion of the router as used, for all processes of the subgraph; false when it was used before. */
  spend: SpendAssertion
  /** Checks the database. Returns how many events wait. @throws Error when it doesn't respond */
  ready(): Promise<EventLag>
  routes: FastifyPluginAsync | undefined
  stop(): Promise<void>
}

/** A subgraph as seen by the code that starts it, independent of its own settings and context. */
export interface SubgraphModule {
  name: string
  readConfig(env: Env): { port: number }
  /** Applies migrations and loads reference data. Idempotent, and safe to run from several processes at once. */
  prepare(env: Env): Promise<void>
  /**
   * Connects the subgraph to its database and starts its background work.
   * @param parts.address returns the base URL of its routes, such as `http://127.0.0.1:4000`; called only once the
   * server listens. By default localhost with the port of its settings
   * @param parts.events carries events between the subgraphs. Without it, they stay in the outbox
   * @param parts.graph asks the whole graph, for background work
   * @param parts.started when the background work begins: once the process has started. At once by default
   */
  start(env: Env, parts: SubgraphParts): Promise<Subgraph>
}

export interface SubgraphParts {
  readViewer: ReadViewer
  log: Logger
  onStatement?: ((text: string) => void) | undefined
  address?: (() => string) | undefined
  events?: EventTransport | undefined
  graph?: AskGraph | undefined
  started?: Promise<unknown> | undefined
}

/** Longest that a statement of a request runs; the router waits as long for a response. */
const statementTimeoutMs = 5_000

export function defineSubgraph<C extends { databaseUrl: string; port: number }, X extends RequestContext>(
  definition: SubgraphDefinition<C, X>,
): SubgraphModule & { definition: SubgraphDefinition<C, X> } {
  const { name, folder, readConfig } = definition
  return {
    name,
    definition,
    readConfig,
    async prepare(env) {
      const config = readConfig(env)
      await prepareDatabase(config.databaseUrl, new URL('db/migrations', folder), async (db) => {
        await definition.loadReference?.(db, config)
      })
    },
    async start(env, parts) {
      const config = readConfig(env)
      const log = parts.log.child({ subgraph: name })
      const run = createExecutor(executableSchema(definition))
      const tokenless = tokenlessFieldsOf(readFileSync(new URL('schema.graphql', folder), 'utf8'))
      const connection = connect(config.databaseUrl, { onStatement: parts.onStatement, statementTimeoutMs })
      const { db } = connection
      const address = parts.address ?? (() => `http://127.0.0.1:${config.port}`)
      const handlers = definition.eventHandlers?.({ config, log }) ?? {}
      const { databaseUrl } = config
      const { events: transport, graph, started } = parts
      const work = beginWork({
        started,
        startJobs: () => definition.jobs?.({ db, config, log, graph }),
        startEvents: () => transport && startEvents({ name, databaseUrl, transport, handlers, log }),
      })

      const subgraph: Subgraph = {
        name,
        routes: definition.routes?.({ db, config, address, ask: askBy((...asked) => subgraph.execute(...asked)) }),
        async execute({ query, variables, operationName, confirmedIds, refreshCookie: given }, headers, signal) {
          const found = await readViewerOrError(headers, parts.readViewer)
          if (found instanceof GraphQLError && !mayIgnoreToken(query, operationName, tokenless))
            return { result: { errors: [found.toJSON()] }, cacheControl: undefined }
          const viewer = watchedViewer(found instanceof GraphQLError ? null : found)
          let accessToken: string | undefined
          const refreshCookie = given && new RefreshCookie(given.token)
          const request: RequestContext = viewer.on({
            viewer: null,
            locale: supportedLocale(headers['accept-language']) ?? locales[0],
            clientIp: headers['x-client-ip'] ?? '',
            userAgent: headers['user-agent'] ?? '',
            // Few requests log anything, and a child takes longer than a small query.
            log: () => log.child({ requestId: headers['x-request-id'] }),
            confirmedIds: new Set(confirmedIds),
            setAccessToken: (token) => {
              accessToken = token
            },
            refreshCookie,
          })
          const { data, errors, cacheControl } = await cancellable(db, signal, (own) => {
            const context = viewer.on(definition.context(request, { db: own, config, address }))
            viewer.forget()
            return run(query, variables ?? undefined, operationName ?? undefined, context)
          })
          if (errors) logUnexpectedErrors(request.log(), errors, signal)
          if (query.includes('mutation')) work.events()?.send()
          const cookieChange = refreshCookie?.change
          return {
            result: { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(formatError) }) },
            cacheControl: viewer.isRead() ? cacheControl?.replace('public', 'private') : cacheControl,
            ...(accessToken && { accessToken }),
            ...(cookieChange && { cookieChange }),
          }
        },
        spend: spentAssertions(db),
        ready: () => eventLag(db),
        async stop() {
          await work.stop()
          await connection.close()
        },
      }
      return subgraph
    },
  }
}

// The router has already checked the token. Requests that bypass the router are checked here.
async function readViewerOrError(
  headers: ForwardedHeaders,
  readViewer: ReadViewer,
): Promise<Viewer | null | GraphQLError> {
  try {
    return await readViewer(headers.authorization)
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

function mayIgnoreToken(
  query: string,
  operationName: string | null | undefined,
  tokenless: ReadonlySet<string>,
): boolean {
  try {
    return ignoresToken(parse(query, { noLocation: true, maxTokens: 2_000 }), operationName, tokenless)
  } catch {
    return false
  }
}
