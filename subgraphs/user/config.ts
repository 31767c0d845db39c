import { z } from 'zod'
import { type Env, type EnvTypes, port, readEnv } from '../_shared/env.ts'

const settings = ({ databaseUrl }: EnvTypes) =>
  z.object({
    USER_DATABASE_URL: databaseUrl,
    USER_PORT: port.default(4002),
  })

/** The settings of this subgraph. @throws Error that lists every missing or invalid setting */
export function readConfig(env: Env) {
  const { USER_DATABASE_URL, USER_PORT } = readEnv(settings, env)
  return { databaseUrl: USER_DATABASE_URL, port: USER_PORT }
}

export type Config = ReturnType<typeof readConfig>
