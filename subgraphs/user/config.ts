import { z } from 'zod'
import { type Env, type EnvTypes, port, readEnv } from '../_shared/env.ts'
import { pushFrom, pushSettings } from './settings/push.ts'

// The hosts of the pictures that Kakao, Naver and Google return with a sign-in, and of Gravatar. There, the person who chose a
// picture can't see who looks at it.
const providersHosts = [
  'k.kakaocdn.net',
  't1.kakaocdn.net',
  'phinf.pstatic.net',
  'ssl.pstatic.net',
  'lh3.googleusercontent.com',
  'www.gravatar.com',
  'secure.gravatar.com',
]

// Two labels at least, the last of them in letters: neither `localhost` nor an IP address.
const publicHost = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

const settings = (types: EnvTypes) =>
  z.object({
    USER_DATABASE_URL: types.databaseUrl,
    USER_PORT: port.default(4002),
    USER_AVATAR_HOSTS: z
      .string()
      .default(providersHosts.join())
      .transform((text) => text.split(',').map((host) => host.trim().toLowerCase()))
      .refine((hosts) => hosts.every((host) => publicHost.test(host)), 'names hosts, such as images.example.org'),
    ...pushSettings(types),
  })

/** The settings of this subgraph. @throws Error that lists every missing or invalid setting */
export function readConfig(env: Env) {
  const values = readEnv(settings, env)
  return {
    databaseUrl: values.USER_DATABASE_URL,
    port: values.USER_PORT,
    avatarHosts: new Set(values.USER_AVATAR_HOSTS),
    push: pushFrom(values),
  }
}

export type Config = ReturnType<typeof readConfig>
