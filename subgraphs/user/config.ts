import { z } from 'zod'
import { type Env, type EnvTypes, port, readEnv } from '../_shared/env.ts'
import { pushFrom, pushSettings } from './settings/push.ts'

const settings = (types: EnvTypes) =>
  z.object({
    USER_DATABASE_URL: types.databaseUrl,
    USER_PORT: port.default(4002),
    ...pushSettings(types),
  })

/** The settings of this subgraph. @throws Error that lists every missing or invalid setting */
export function readConfig(env: Env) {
  const values = readEnv(settings, env)
  return { databaseUrl: values.USER_DATABASE_URL, port: values.USER_PORT, push: pushFrom(values) }
}

export type Config = ReturnType<typeof readConfig>
