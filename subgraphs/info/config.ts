import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Env, type EnvTypes, port, readEnv } from '../_shared/env.ts'

const settings = ({ databaseUrl, secret }: EnvTypes) =>
  z.object({
    INFO_DATABASE_URL: databaseUrl,
    INFO_PORT: port.default(4004),
    INFO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    INFO_SENDER_SECRET: secret.optional(),
  })

export function readConfig(env: Env) {
  const { INFO_DATABASE_URL, INFO_PORT, INFO_PUBLIC_URL, INFO_SENDER_SECRET } = readEnv(settings, env)
  return {
    databaseUrl: INFO_DATABASE_URL,
    port: INFO_PORT,
    publicUrl: INFO_PUBLIC_URL,
    senderSecret: INFO_SENDER_SECRET ?? generatedSecret,
  }
}

// Set the secret only if several processes must count messages together, or across restarts.
const generatedSecret = randomBytes(32).toString('base64url')

export type Config = ReturnType<typeof readConfig>
