import { z } from 'zod'
import { databaseUrl, type Env, port, readEnv } from '../_shared/env.ts'

const settings = z.object({
  INFO_DATABASE_URL: databaseUrl,
  INFO_PORT: port.default(4004),
})

export function readConfig(env: Env) {
  const { INFO_DATABASE_URL, INFO_PORT } = readEnv(settings, env)
  return { databaseUrl: INFO_DATABASE_URL, port: INFO_PORT }
}

export type Config = ReturnType<typeof readConfig>
