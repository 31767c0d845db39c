import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from './databases.ts'
import type { Env } from './subgraphs/_shared/env.ts'

/** The settings with secrets that `npm start` generates. */
export const secretNames = [
  'AUTH_KEY_SECRET',
  'AUTH_REFRESH_SECRET',
  'INFO_SENDER_SECRET',
  // Nearly every number of 32 bytes is a key of P-256: one in four thousand million isn't.
  'USER_VAPID_PRIVATE_KEY',
] as const

/**
 * The secrets of this machine, each generated on first use; outside production the environment need not name
 * them. With an embedded database the secrets of its folder count, even if an `.env` for separate services has others:
 * they belong to the data.
 */
export async function localSecrets(env: Env, isEmbedded: boolean): Promise<Env> {
  const missing = secretNames.filter((name) => !env[name])
  if (env.NODE_ENV === 'production') return {}
  const folder = dataFolder(env)
  const file = join(folder, 'secrets.json')
  const kept: Env = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {}
  const made = secretNames.filter((name) => !kept[name]).map((name) => [name, randomBytes(32).toString('base64url')])
  const secrets: Env = { ...kept, ...Object.fromEntries(made) }
  await mkdir(folder, { recursive: true })
  if (made.length > 0) await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
  return isEmbedded ? secrets : Object.fromEntries(missing.map((name) => [name, secrets[name]]))
}
