import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Env, type EnvTypes, flag, logLevel, nodeEnvOf, port, readEnv } from '../subgraphs/_shared/env.ts'
import { contracts } from './contracts/contracts.ts'
import { noDocuments, readManifests } from './documents/manifest.ts'
import { documentModes } from './documents/trusted-documents.ts'

const commaSeparated = (isValid: (part: string) => boolean, message: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .refine((parts) => parts.every(isValid), message)

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text && !text.includes('*')
const isNetwork = (text: string): boolean =>
  ['loopback', 'linklocal', 'uniquelocal'].includes(text) ||
  // With a length of 0 everybody would be a proxy.
  (isIP(text.split('/')[0] ?? '') > 0 && /^[^/]+(\/[1-9]\d{0,2})?$/.test(text))

const budget = /^([\w .-]{1,60})=([1-9]\d{0,11})$/
const clientBudgets = commaSeparated(
  (text) => budget.test(text),
  'has to be names of client applications with their cost per minute, such as web=20000000,ios=5000000',
).transform((parts) => new Map(parts.map((text) => [text.replace(/=.*/, ''), Number(text.replace(/.*=/, ''))])))

const seconds = /^(auth|user|location|info)=([1-9]|[12]\d|30)$/
const subgraphTimeouts = commaSeparated(
  (text) => seconds.test(text),
  'has to be names of subgraphs with 1 to 30 seconds, such as location=3,info=8',
).transform((parts) => new Map(parts.map((text) => [text.replace(/=.*/, ''), 1_000 * Number(text.replace(/.*=/, ''))])))

const ofEveryRouter = ({ production, isEncrypted, redisUrl, secret }: EnvTypes) =>
  z.object({
    HOST: z.string().default('127.0.0.1'),
    LOG_LEVEL: logLevel.default('info'),
    ROUTER_PORT: port.default(4000),
    ROUTER_ORIGINS: commaSeparated(
      (text) => isOrigin(text) && (!production || isEncrypted(text)),
      `has to be web origins such as https://app.example, separated by commas${production ? '; http:// only on this machine' : ''}`,
    ),
    ROUTER_REDIS_URL: redisUrl.optional(),
    ROUTER_TRUSTED_PROXIES: commaSeparated(isNetwork, 'has to be IP addresses or networks, separated by commas'),
    ROUTER_CLIENT_BUDGETS: clientBudgets,
    ROUTER_ACCESS_LOG: flag.default(false),
    ROUTER_SUBGRAPH_SECONDS: subgraphTimeouts,
    ROUTER_CONTRACTS: commaSeparated(
      (name) => Object.hasOwn(contracts, name),
      `has to be names of contracts: ${Object.keys(contracts).join(', ')}`,
    ),
    ROUTER_BATCH_MAX: z.coerce.number().int().min(0).max(10).default(0),
    ROUTER_DRAIN_SECONDS: z.coerce.number().int().min(0).max(60).optional(),
    ROUTER_TLS_CERTIFICATE: z.string().optional(),
    ROUTER_TLS_KEY: z.string().optional(),
    ROUTER_APQ: z.enum(['on', 'off']).optional(),
    ROUTER_TRUSTED_DOCUMENTS: commaSeparated(() => true, ''),
    ROUTER_TRUSTED_DOCUMENTS_MODE: z.enum(documentModes).optional(),
    ROUTER_KEEP_ANSWERS: flag.default(true),
    AUTH_ISSUER: z.url().default('http://127.0.0.1:4000'),
    METRICS_TOKEN: secret.optional(),
  })

const ofSeparateRouter = (types: EnvTypes) =>
  ofEveryRouter(types).extend({
    AUTH_ASSERTION_SECRET: types.secret,
    USER_ASSERTION_SECRET: types.secret,
    LOCATION_ASSERTION_SECRET: types.secret,
    INFO_ASSERTION_SECRET: types.secret,
    AUTH_JWKS_URL: types.serviceUrl.default('http://127.0.0.1:4001/.well-known/jwks.json'),
    ROUTER_WORKERS: z.coerce.number().int().min(1).max(64).default(1),
    ROUTER_SUPERGRAPH: z.string().default(fileURLToPath(new URL('supergraph.graphql', import.meta.url))),
    KEYS_FOLDER: z.string().default('.bunri/keys'),
    NATS_URL: types.natsUrl.optional(),
    AUTH_URL: types.serviceUrl.default('http://127.0.0.1:4001/graphql'),
    USER_URL: types.serviceUrl.default('http://127.0.0.1:4002/graphql'),
    LOCATION_URL: types.serviceUrl.default('http://127.0.0.1:4003/graphql'),
    INFO_URL: types.serviceUrl.default('http://127.0.0.1:4004/graphql'),
  })

/** Settings of a router that runs in one process with the subgraphs. @throws Error that names every bad setting */
export const readLocalConfig = (env: Env) => configOf(readEnv(ofEveryRouter, env), env)

/** Settings of a router that runs as a process of its own. @throws Error that names every bad setting */
export function readConfig(env: Env) {
  const given = readEnv(ofSeparateRouter, env)
  return {
    ...configOf(given, env),
    jwksUrl: given.AUTH_JWKS_URL,
    /** Folder with the last keys of access tokens, for a start while auth is down. */
    keysFolder: given.KEYS_FOLDER,
    /** The file with the supergraph, which is followed. */
    supergraphPath: given.ROUTER_SUPERGRAPH,
    /** Processes that answer on the one port. */
    workers: given.ROUTER_WORKERS,
    /** The broker, on which subgraphs say that their facts have changed. */
    natsUrl: given.NATS_URL,
    /** Where each subgraph is, and the secret with which requests to it are signed. */
    subgraphs: {
      auth: { url: given.AUTH_URL, secret: given.AUTH_ASSERTION_SECRET },
      user: { url: given.USER_URL, secret: given.USER_ASSERTION_SECRET },
      location: { url: given.LOCATION_URL, secret: given.LOCATION_ASSERTION_SECRET },
      info: { url: given.INFO_URL, secret: given.INFO_ASSERTION_SECRET },
    },
  }
}

function tlsOf({
  ROUTER_TLS_CERTIFICATE: certificate,
  ROUTER_TLS_KEY: key,
}: Pick<z.infer<ReturnType<typeof ofEveryRouter>>, 'ROUTER_TLS_CERTIFICATE' | 'ROUTER_TLS_KEY'>) {
  if (!certificate && !key) return undefined
  if (!certificate || !key)
    throw new Error('ROUTER_TLS_CERTIFICATE and ROUTER_TLS_KEY need each other; one of them is missing.')
  return { cert: readPem('ROUTER_TLS_CERTIFICATE', certificate), key: readPem('ROUTER_TLS_KEY', key) }
}

function readPem(setting: string, path: string): string {
  try {
    const text = readFileSync(path, 'utf8')
    createSecureContext(setting === 'ROUTER_TLS_KEY' ? { key: text } : { cert: text })
    return text
  } catch (error) {
    // The reason doesn't repeat what is in the file.
    throw new Error(
      `${setting} has to be the path of a file in PEM; ${path} is not: ${error instanceof Error ? error.message : 'unreadable'}`,
    )
  }
}

function trustedDocumentsOf({
  ROUTER_TRUSTED_DOCUMENTS: paths,
  ROUTER_TRUSTED_DOCUMENTS_MODE: mode = paths.length > 0 ? 'log' : 'off',
}: Pick<z.infer<ReturnType<typeof ofEveryRouter>>, 'ROUTER_TRUSTED_DOCUMENTS' | 'ROUTER_TRUSTED_DOCUMENTS_MODE'>) {
  if (mode !== 'off' && paths.length === 0)
    throw new Error(
      `ROUTER_TRUSTED_DOCUMENTS_MODE=${mode} needs the manifests in ROUTER_TRUSTED_DOCUMENTS, and there are none.`,
    )
  return { mode, documents: mode === 'off' ? noDocuments : readManifests(paths) }
}

function configOf(given: z.infer<ReturnType<typeof ofEveryRouter>>, env: Env) {
  const development = nodeEnvOf(env) !== 'production'
  const { ROUTER_ORIGINS: origins, ROUTER_TRUSTED_PROXIES: proxies } = given
  return {
    host: given.HOST,
    port: given.ROUTER_PORT,
    logLevel: given.LOG_LEVEL,
    issuer: given.AUTH_ISSUER,
    /** Whether there are pages to explore the graph, and introspection. */
    development,
    /** Web origins that may send requests; undefined for any, which is the default in development. */
    origins: development && origins.length === 0 ? undefined : origins,
    /** How long the router answers after it said that it is not ready, before it stops. */
    drainMs: 1_000 * (given.ROUTER_DRAIN_SECONDS ?? (development ? 0 : 5)),
    /** What the router takes from clients and waits for, as in `RouterParts`. */
    edge: {
      batchMax: given.ROUTER_BATCH_MAX,
      tls: tlsOf(given),
      automaticPersistedQueries: given.ROUTER_APQ ? given.ROUTER_APQ === 'on' : development,
      trustedDocuments: trustedDocumentsOf(given),
      clientBudgets: given.ROUTER_CLIENT_BUDGETS,
      timeoutsMs: given.ROUTER_SUBGRAPH_SECONDS,
      contracts: given.ROUTER_CONTRACTS,
      accessLog: given.ROUTER_ACCESS_LOG,
    },
    /** Where routers share their rate limits; undefined for the memory of each. */
    redisUrl: given.ROUTER_REDIS_URL,
    /** The bearer token of `/metrics`; undefined for callers on this machine only. */
    metricsToken: given.METRICS_TOKEN,
    /** Whether the router keeps answers that everybody may have. */
    keepsAnswers: given.ROUTER_KEEP_ANSWERS,
    /** The proxies that the router trusts to state a client's address. */
    trustProxy: proxies.length > 0 && proxies.join(),
  }
}
