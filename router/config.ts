import { z } from 'zod'
import { type Env, jwk, port, readEnv } from '../subgraphs/_shared/env.ts'

const subgraphUrl = z.url({ protocol: /^https?$/ })

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.string().default('info'),
  NODE_ENV: z.string().default('development'),
  ROUTER_PORT: port.default(4000),
  ROUTER_PRIVATE_KEY: jwk,
  ROUTER_ORIGINS: z.string().optional(),
  ROUTER_TRUSTED_PROXIES: z.string().optional(),
  AUTH_ISSUER: z.url().default('http://127.0.0.1:4000'),
  AUTH_JWKS_URL: z.url().default('http://127.0.0.1:4001/.well-known/jwks.json'),
  AUTH_URL: subgraphUrl.default('http://127.0.0.1:4001/graphql'),
  USER_URL: subgraphUrl.default('http://127.0.0.1:4002/graphql'),
  LOCATION_URL: subgraphUrl.default('http://127.0.0.1:4003/graphql'),
  INFO_URL: subgraphUrl.default('http://127.0.0.1:4004/graphql'),
})

/** Settings of the router as a process of its own. */
export function readConfig(env: Env) {
  const given = readEnv(settings, env)
  return {
    host: given.HOST,
    port: given.ROUTER_PORT,
    logLevel: given.LOG_LEVEL,
    privateKey: given.ROUTER_PRIVATE_KEY,
    issuer: given.AUTH_ISSUER,
    jwksUrl: given.AUTH_JWKS_URL,
    subgraphs: { auth: given.AUTH_URL, user: given.USER_URL, location: given.LOCATION_URL, info: given.INFO_URL },
    ...openness(env),
  }
}

/**
 * To whom the router is open: pages and introspection in development only; the web origins that are named, in development any
 * if none is; and the proxies whose word on a client's address is taken.
 */
export function openness({ NODE_ENV, ROUTER_ORIGINS, ROUTER_TRUSTED_PROXIES }: Env) {
  const development = NODE_ENV !== 'production'
  const named = (ROUTER_ORIGINS ?? '').split(',').flatMap((origin) => origin.trim() || [])
  return {
    development,
    origins: development && named.length === 0 ? undefined : named,
    trustProxy: ROUTER_TRUSTED_PROXIES || (false as const),
  }
}
