import { isIP } from 'node:net'
import { z } from 'zod'
import { type Env, jwk, port, readEnv } from '../subgraphs/_shared/env.ts'

const subgraphUrl = z.url({ protocol: /^https?$/ })
const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])

const commaSeparated = (isValid: (part: string) => boolean, message: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .refine((parts) => parts.every(isValid), message)

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text
const isNetwork = (text: string): boolean =>
  ['loopback', 'linklocal', 'uniquelocal'].includes(text) ||
  (isIP(text.split('/')[0] ?? '') > 0 && /^[^/]+(\/\d{1,3})?$/.test(text))

const ofEveryRouter = z.object({
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: logLevel.default('info'),
  NODE_ENV: z.string().default('development'),
  ROUTER_PORT: port.default(4000),
  ROUTER_ORIGINS: commaSeparated(isOrigin, 'has to be web origins such as https://app.example, separated by commas'),
  ROUTER_TRUSTED_PROXIES: commaSeparated(isNetwork, 'has to be IP addresses or networks, separated by commas'),
  AUTH_ISSUER: z.url().default('http://127.0.0.1:4000'),
})

const ofSeparateRouter = ofEveryRouter.extend({
  ROUTER_PRIVATE_KEY: jwk,
  AUTH_JWKS_URL: z.url().default('http://127.0.0.1:4001/.well-known/jwks.json'),
  AUTH_URL: subgraphUrl.default('http://127.0.0.1:4001/graphql'),
  USER_URL: subgraphUrl.default('http://127.0.0.1:4002/graphql'),
  LOCATION_URL: subgraphUrl.default('http://127.0.0.1:4003/graphql'),
  INFO_URL: subgraphUrl.default('http://127.0.0.1:4004/graphql'),
})

/** Settings of a router that runs in one process with the subgraphs. @throws Error that names every bad setting */
export const readLocalConfig = (env: Env) => configOf(readEnv(ofEveryRouter, env))

/** Settings of a router that runs as a process of its own. @throws Error that names every bad setting */
export function readConfig(env: Env) {
  const given = readEnv(ofSeparateRouter, env)
  return {
    ...configOf(given),
    privateKey: given.ROUTER_PRIVATE_KEY,
    jwksUrl: given.AUTH_JWKS_URL,
    subgraphs: { auth: given.AUTH_URL, user: given.USER_URL, location: given.LOCATION_URL, info: given.INFO_URL },
  }
}

function configOf(given: z.infer<typeof ofEveryRouter>) {
  const development = given.NODE_ENV !== 'production'
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
    /** The proxies that the router trusts to state a client's address. */
    trustProxy: proxies.length > 0 && proxies.join(),
  }
}
