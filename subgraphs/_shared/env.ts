import { existsSync } from 'node:fs'
import { z } from 'zod'

/** A TCP port. 0 lets the system choose a free one. */
export const port = z.coerce.number().int().min(0).max(65535)

/** URL of a PostgreSQL database, such as `postgres://role:password@host:5432/database`. */
export const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ })

/** A boolean setting: the word `true` or `false`. */
export const flag = z.enum(['true', 'false']).transform((word) => word === 'true')

/** A key as a JSON Web Key (RFC 7517) on one line. */
export const jwk = z.string().transform((text, context) => {
  try {
    return z.looseObject({ kty: z.string(), kid: z.string().optional() }).parse(JSON.parse(text))
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a key as JSON (JWK); `npm run keys` generates one' })
    return z.NEVER
  }
})

export type Env = Record<string, string | undefined>

/** Name of the setting with a subgraph's database URL, such as `USER_DATABASE_URL`. */
export const databaseSetting = (subgraph: string) => `${subgraph.toUpperCase()}_DATABASE_URL`

/** The environment of this process, extended by the `.env` file in the working directory if there is one. */
export function processEnv(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/**
 * The settings parsed from the environment; empty ones count as missing.
 * @throws Error that lists every missing or invalid setting
 */
export function readEnv<T>(settings: z.ZodType<T>, env: Env): T {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = settings.safeParse(given)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`Settings are missing or invalid (see .env.example). ${problems.join('; ')}`)
}
