import { sql } from 'drizzle-orm'
import type { FastifyPluginAsync } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { z } from 'zod'
import { startApolloServer } from './apollo-server.ts'
import { connect, type Db, prepareDatabase } from './db.ts'
import type { Env } from './env.ts'
import { type Locale, locales, supportedLocale } from './locale.ts'
import type { ReadViewer, Viewer } from './viewer.ts'

/** What the router sends along with a request; nothing else of the client's headers gets this far. */
export type ForwardedHeaders = Partial<
  Record<'authorization' | 'accept-language' | 'x-request-id' | 'x-client-ip' | 'user-agent', string>
>

/** What every resolver knows of a request, in each of the subgraphs. */
export interface RequestContext {
  viewer: Viewer | null
  locale: Locale
  clientIp: string
  userAgent: string
  log: Logger
  /** Hands the router the access token of a session that was just opened: the rest of the operation is asked as that person. */
  setAccessToken(accessToken: string): void
}

/** One subgraph before it runs: all that tells it from the others. */
export interface SubgraphDefinition<
  Config extends { databaseUrl: string; port: number },
  Context extends RequestContext,
> {
  name: string
  /** The folder that holds `schema.graphql` and `db/migrations`. */
  folder: URL
  readConfig(env: Env): Config
  resolvers: object
  /** Root fields that need no sign-in, such as `Query.item`. */
  publicFields: readonly string[]
  context(request: RequestContext, parts: { db: Db; config: Config; address: () => string }): Context
  /** Loads the reference data that ships with the project; called after the migrations, before the first request. */
  loadReference?(db: Db, config: Config): Promise<void>
  /** Plain HTTP beside the graph. */
  routes?(parts: { db: Db; config: Config }): FastifyPluginAsync
  /** Starts work that no request waits for; returns how to stop it. */
  jobs?(parts: { db: Db; config: Config; log: Logger }): () => Promise<void>
}

/** One operation for a subgraph, as a GraphQL request has it. */
export const operationSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})
export type Operation = z.infer<typeof operationSchema>

/** A subgraph's answer and how long it may be reused. */
export interface SubgraphResponse {
  result: { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] }
  cacheControl: string | undefined
  /** Of a session that the operation opened. */
  accessToken?: string
}

/** The header in which `accessToken` of an answer travels, from subgraph to router only. */
export const accessTokenHeader = 'access-token'

/** A subgraph that runs, not listening. */
export interface Subgraph {
  name: string
  execute(operation: Operation, headers: ForwardedHeaders): Promise<SubgraphResponse>
  /** @throws when the database doesn't answer */
  ready(): Promise<void>
  routes: FastifyPluginAsync | undefined
  stop(): Promise<void>
}

/** A subgraph as whoever starts it sees it, whatever its own settings and context are. */
export interface SubgraphModule {
  name: string
  readConfig(env: Env): { port: number }
  /** Applies migrations and loads reference data. Safe to run from several processes at once, and again. */
  prepare(env: Env): Promise<void>
  /**
   * Assembles it on its database.
   * @param address tells where its routes answer, such as `http://127.0.0.1:4000`; asked for only once something listens there.
   * Without it, at the port of its settings
   */
  start(
    env: Env,
    parts: { readViewer: ReadViewer; log: Logger; onStatement?: (text: string) => void; address?: () => string },
  ): Promise<Subgraph>
}

export function defineSubgraph<C extends { databaseUrl: string; port: number }, X extends RequestContext>(
  definition: SubgraphDefinition<C, X>,
): SubgraphModule {
  const { name, folder, readConfig } = definition
  return {
    name,
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
      const server = await startApolloServer(definition, log)
      const connection = connect(config.databaseUrl, { onStatement: parts.onStatement })
      const { db } = connection
      const address = parts.address ?? (() => `http://127.0.0.1:${config.port}`)
      const stopJobs = definition.jobs?.({ db, config, log })

      return {
        name,
        routes: definition.routes?.({ db, config }),
        async execute({ query, variables, operationName }, headers) {
          const viewer = await viewerOrRefusal(headers, parts.readViewer)
          if (viewer instanceof GraphQLError) return { result: { errors: [viewer.toJSON()] }, cacheControl: undefined }
          let accessToken: string | undefined
          const request: RequestContext = {
            viewer,
            locale: supportedLocale(headers['accept-language']) ?? locales[0],
            clientIp: headers['x-client-ip'] ?? '',
            userAgent: headers['user-agent'] ?? '',
            log: log.child({ requestId: headers['x-request-id'] }),
            setAccessToken: (token) => {
              accessToken = token
            },
          }
          const response = await server.executeOperation(
            { query, variables: variables ?? undefined, operationName: operationName ?? undefined },
            { contextValue: definition.context(request, { db, config, address }) },
          )
          if (response.body.kind !== 'single') throw new Error('A subgraph answers in one piece.')
          const { data, errors } = response.body.singleResult
          const cacheControl = response.http.headers.get('cache-control')
          return { result: { data, ...(errors && { errors }) }, cacheControl, ...(accessToken && { accessToken }) }
        },
        async ready() {
          await db.execute(sql`select 1`)
        },
        async stop() {
          await stopJobs?.()
          await server.stop()
          await connection.close()
        },
      }
    },
  }
}

// The router has looked at the token already; whoever comes another way is told here.
async function viewerOrRefusal(
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
