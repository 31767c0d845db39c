import { isIP } from 'node:net'
import { z } from 'zod'
import { type Env, type EnvTypes, flag, logLevel, nodeEnvOf, port, readEnv } from '../subgraphs/_shared/env.ts'

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
