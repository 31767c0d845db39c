import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import { askByHttp } from './ask-graph.ts'
import { assertionHeader, assertionVerifier } from './assertion.ts'
import { closeSignal } from './close-signal.ts'
import {
  assertionSetting,
  type Env,
  type EnvTypes,
  logLevel,
  nextAssertionSetting,
  processEnv,
  readEnv,
  requireSettings,
} from './env.ts'
import { natsTransport } from './events/nats-transport.ts'
import { addReadinessCheck, createHttpServer, createLogger, onShutdown } from './http.ts'
import { refuse } from './http-refusals.ts'
import { addMetrics } from './metrics.ts'
import { type Operation, readOperation } from './operation.ts'
import { cookieChangeHeader } from './refresh-cookie.ts'
import { remoteKeys } from './remote-keys.ts'
import { accessTokenHeader, type ForwardedHeaders, type Subgraph, type SubgraphModule } from './subgraph.ts'
import { continued, startTracing, traced } from './tracing.ts'
import { viewerReader } from './viewer.ts'

const settings = ({ serviceUrl, natsUrl, secret, production }: EnvTypes) =>
  z.object({
    HOST: z.string().default('127.0.0.1'),
    LOG_LEVEL: logLevel.default('info'),
    AUTH_ISSUER: z.url().default('http://127.0.0.1:4000'),
    AUTH_JWKS_URL: serviceUrl.default('http://127.0.0.1:4001/.well-known/jwks.json'),
    /** The router, for background work that asks the whole graph; such work is off without it. */
    ROUTER_URL: serviceUrl.optional(),
    /** Folder with the last keys of access tokens, for starts while auth is down. */
    KEYS_FOLDER: z.string().default('.bunri/keys'),
    /** The broker of events. Without one, the subgraphs tell each other nothing. */
    NATS_URL: production ? natsUrl : natsUrl.optional(),
    /** The bearer token that `/metrics` needs. Without it, only this machine can read them. */
    METRICS_TOKEN: secret.optional(),
  })

/** The secret with which the router signs requests to a subgraph, and the next one, valid as well while it is being changed. */
function assertionSecrets(subgraph: string, env: Env): string[] {
  const [now, next] = [assertionSetting(subgraph), nextAssertionSetting(subgraph)]
  const given = readEnv(({ secret }) => z.object({ [now]: secret, [next]: secret.optional() }), env)
  return [given[now], given[next]].filter((value) => value !== undefined)
}

/** Runs one subgraph as its own process: settings, migrations, reference data, HTTP and graceful shutdown. */
export async function serveSubgraph(module: SubgraphModule, env: Env = processEnv()): Promise<void> {
  const readSecrets = (given: Env) => assertionSecrets(module.name, given)
  requireSettings(env, [(given) => readEnv(settings, given), readSecrets, module.readConfig])
  const given = readEnv(settings, env)
  const { HOST, LOG_LEVEL, AUTH_ISSUER, AUTH_JWKS_URL, KEYS_FOLDER, ROUTER_URL } = given
  const { port } = module.readConfig(env)
  const log = createLogger(LOG_LEVEL)
  await module.prepare(env)
  const stopTracing = await startTracing(module.name, env)

  const keys = remoteKeys(AUTH_JWKS_URL, { folder: KEYS_FOLDER, log })
  let address = ''
  const readViewer = viewerReader({ keys, issuer: AUTH_ISSUER })
  const events = given.NATS_URL ? natsTransport(given.NATS_URL, log) : undefined
  if (!events) log.warn('Without NATS_URL, events stay in the outbox: no deletion of an account ends')
  const graph = ROUTER_URL === undefined ? undefined : askByHttp(ROUTER_URL)
  const subgraph = await module.start(env, { readViewer, log, events, graph, address: () => address })
  const http = await createSubgraphServer(subgraph, readSecrets(env), log)
  addMetrics(http, { [subgraph.name]: subgraph.ready }, { token: given.METRICS_TOKEN })
  const stop = async () => {
    await http.close()
    await subgraph.stop()
    await events?.close()
    await stopTracing()
  }
  onShutdown(log, stop)
  address = await http.listen({ host: HOST, port })
  log.info(`${module.name} listens on ${address}`)
}

/** The HTTP server of a subgraph, not listening. It answers only requests that the router signed. */
export async function createSubgraphServer(
  subgraph: Subgraph,
  secrets: readonly string[],
  log: Logger,
): Promise<FastifyInstance> {
  // A short query can select thousands of entities, and the router sends a representation of each.
  const http = await createHttpServer(log, { bodyLimit: 5_000_000, internalPath: '/graphql' })
  addReadinessCheck(http, async () => ({ events: { [subgraph.name]: await subgraph.ready() } }))
  if (subgraph.routes) await http.register(subgraph.routes)

  const verify = assertionVerifier(subgraph.name, secrets)
  // The signature covers the exact bytes of the body, so they are parsed only after it is verified.
  await http.register(async (graph) => {
    graph.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer' },
      async (_request: unknown, body: unknown) => body,
    )
    graph.post('/graphql', async (request, reply) => {
      const body = request.body as Buffer
      const headers = request.headers as ForwardedHeaders & Record<string, string | undefined>
      const assertion = verify(headers[assertionHeader], { body, authorization: headers.authorization })
      const operation = assertion && readOperation(JSON.parse(body.toString()))
      // Sending a query again within 30 s returns nothing new to somebody who saw its response. A mutation would be repeated.
      if (!operation || (mayBeMutation(operation) && !(await subgraph.spend(assertion)))) {
        request.log.warn({ from: request.ip }, 'Rejected a request that the router did not sign, or sent before')
        return refuse(reply, {
          status: 401,
          message: 'Only the router may send requests, and each only once.',
          code: 'UNAUTHENTICATED',
        })
      }
      const { result, cacheControl, accessToken, cookieChange } = await continued(headers.traceparent, () =>
        traced(`subgraph ${subgraph.name}`, {}, () => subgraph.execute(operation, headers, closeSignal(reply))),
      )
      if (cacheControl) reply.header('cache-control', cacheControl)
      if (accessToken) reply.header(accessTokenHeader, accessToken)
      if (cookieChange) reply.header(cookieChangeHeader, JSON.stringify(cookieChange))
      return reply.send(result)
    })
  })
  return http
}

// A document without the word has no mutation. One with the word may still be a query; that costs one statement more.
const mayBeMutation = ({ query }: Operation): boolean => query.includes('mutation')
