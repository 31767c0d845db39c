import { existsSync } from 'node:fs'
import { z } from 'zod'
import { productionRules } from './production.ts'

/** A TCP port. 0 lets the system choose a free one. */
export const port = z.coerce.number().int().min(0).max(65535)

/** A boolean setting: the word `true` or `false`. */
export const flag = z.enum(['true', 'false']).transform((word) => word === 'true')

/** How much a process logs. */
export const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])

const environment = z.enum(['production', 'development', 'test'])

export type Env = Record<string, string | undefined>

/** Name of the setting with a subgraph's database URL, such as `USER_DATABASE_URL`. */
export const databaseSetting = (subgraph: string) => `${subgraph.toUpperCase()}_DATABASE_URL`

/** Name of the setting with the secret that a subgraph shares with the router, such as `USER_ASSERTION_SECRET`. */
export const assertionSetting = (subgraph: string) => `${subgraph.toUpperCase()}_ASSERTION_SECRET`

/** Name of the setting with the next such secret, which a subgraph accepts as well while the secret is being changed. */
export const nextAssertionSetting = (subgraph: string) => `${subgraph.toUpperCase()}_NEXT_ASSERTION_SECRET`

/** The environment of this process, extended by the `.env` file in the working directory if there is one. */
export function processEnv(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** Types of settings whose rules are stricter in production. */
export type EnvTypes = ReturnType<typeof typesFor>

function typesFor(env: Env) {
  const production = env.NODE_ENV === 'production'
  const { isPrivate, isEncrypted, isGuessable } = productionRules(env)
  const inProduction = (isGood: (text: string) => boolean) => (text: string) => !production || isGood(text)
  const orPrivate = 'or name the host in PRIVATE_HOSTS if only our own services can reach it'
  return {
    production,
    isPrivate,
    isEncrypted,
    /** URL of a PostgreSQL database, such as `postgres://role:password@host:5432/database`. */
    databaseUrl: z
      .url({ protocol: /^postgres(ql)?$/ })
      .refine(inProduction(isEncrypted), `needs TLS in production: add ?sslmode=verify-full, ${orPrivate}`)
      .refine(
        inProduction((text) => !URL.canParse(text) || !isGuessable(new URL(text).password)),
        'needs a password in production that nobody can guess',
      ),
    /** URL of a service of ours, which gets tokens or gives keys. */
    serviceUrl: z
      .url({ protocol: /^https?$/ })
      .refine(inProduction(isEncrypted), `needs TLS in production: use https://, ${orPrivate}`),
    redisUrl: z
      .url({ protocol: /^rediss?$/ })
      .refine(inProduction(isEncrypted), `needs TLS in production: use rediss://, ${orPrivate}`),
    natsUrl: z
      .url({ protocol: /^(nats|tls)$/ })
      .refine(inProduction(isEncrypted), `needs TLS in production: use tls://, ${orPrivate}`)
      .refine(
        inProduction((text) => !URL.canParse(text) || !isGuessable(new URL(text).password)),
        'needs a password in production that nobody can guess',
      ),
    /** A text that only our processes know. */
    secret: z
      .string()
      .min(32, 'must have at least 32 characters; `npm run keys` generates one')
      .refine(
        inProduction((text) => !isGuessable(text)),
        'is an example or too regular for production; `npm run keys` generates one',
      ),
  }
}

/** The environment that a process runs in. @throws Error for an unknown one, which may be production misspelt */
export function nodeEnvOf({ NODE_ENV }: Env): z.infer<typeof environment> {
  readEnv(() => z.object({}), { NODE_ENV })
  return environment.default('development').parse(NODE_ENV || undefined)
}

/**
 * The settings parsed from the environment; empty ones count as missing.
 * @throws Error that lists every missing or invalid setting, and an unknown `NODE_ENV`
 */
export function readEnv<T>(settings: (types: EnvTypes) => z.ZodType<T>, env: Env): T {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = settings(typesFor(given)).safeParse(given)
  const problems = (result.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (
    !environment.optional().safeParse(given.NODE_ENV).success &&
    !problems.some((text) => text.startsWith('NODE_ENV:'))
  )
    problems.unshift(`NODE_ENV: must be production, development, test or unset; this one is "${given.NODE_ENV}"`)
  problems.push(...productionRules(given).repeatedSecrets())
  if (result.success && problems.length === 0) return result.data
  throw new Error(`Settings are missing or invalid (see .env.example). ${problems.join('; ')}`)
}

/** @throws Error with a line for each of the readers whose settings are missing or wrong */
export function requireSettings(env: Env, readers: readonly ((env: Env) => unknown)[]): void {
  const problems = readers.flatMap((read) => {
    try {
      read(env)
      return []
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)]
    }
  })
  if (problems.length > 0) throw new Error([...new Set(problems)].join('\n'))
}
