import { z } from 'zod'
import { type Env, type EnvTypes, port, readEnv } from '../_shared/env.ts'

const settings = ({ databaseUrl }: EnvTypes) =>
  z.object({
    LOCATION_DATABASE_URL: databaseUrl,
    LOCATION_PORT: port.default(4003),
  })

/** The settings of the subgraph, read once at the start. @throws Error that names every missing or invalid setting */
export function readConfig(env: Env) {
  const { LOCATION_DATABASE_URL, LOCATION_PORT } = readEnv(settings, env)
  return { databaseUrl: LOCATION_DATABASE_URL, port: LOCATION_PORT }
}

export type Config = ReturnType<typeof readConfig>
