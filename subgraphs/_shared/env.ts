import { existsSync } from 'node:fs'
import { z } from 'zod'

/** A TCP port; 0 lets the system choose one. */
export const port = z.coerce.number().int().min(0).max(65535)

/** Address of a PostgreSQL database, such as `postgres://role:password@host:5432/database`. */
export const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ })

/** `true` or `false`, in words. */
export const flag = z.enum(['true', 'false']).transform((word) => word === 'true')

/** A key as one line of JSON (JWK, RFC 7517). */
export const jwk = z.string().transform((text, context) => {
  try {
    return z.looseObject({ kty: z.string(), kid: z.string().optional() }).parse(JSON.parse(text))
  } catch {
    context.addIssue({ code: 'custom', message: 'has to be a key as JSON (JWK); `npm run keys` makes one' })
    return z.NEVER
  }
})

export type Env = Record<string, string | undefined>

/** The setting that names a subgraph's database, such as `USER_DATABASE_URL`. */
export const databaseSetting = (subgraph: string) => `${subgraph.toUpperCase()}_DATABASE_URL`

/** The environment of this process, with what an `.env` file in its folder adds. */
export function processEnv(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** Settings read from the environment, complained about once and all together. @throws Error that names every bad one. */
export function readEnv<T>(settings: z.ZodType<T>, env: Env): T {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = settings.safeParse(given)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`Settings are missing or wrong (see .env.example). ${problems.join('; ')}`)
}
