import { parseArgs } from 'node:util'
import { z } from 'zod'
import { withDatabase } from './databases.ts'
import { localSecrets } from './local-secrets.ts'
import type { Db } from './subgraphs/_shared/db.ts'
import { type Env, readEnv } from './subgraphs/_shared/env.ts'
import type { SigningKeyRow } from './subgraphs/auth/db/schema.ts'
import { allSigningKeys, removeSigningKey, rotateSigningKeys } from './subgraphs/auth/domain/keys/rotation.ts'
import { currentKey, overlapMs } from './subgraphs/auth/domain/keys/signing-keys.ts'

const usage = `Usage:
  npm run signing-keys -- list            the keys of access tokens
  npm run signing-keys -- rotate          publishes the next key, which signs 15 minutes later
  npm run signing-keys -- remove <kid>    refuses everything that a stolen key signed`

/**
 * `npm run signing-keys`: what operators do to the keys of access tokens, on the database of auth. Returns the answer to print.
 * @throws Error for other arguments, with the ones that exist
 */
export async function runSigningKeysCommand(args: readonly string[], env: Env): Promise<string> {
  const work = workOf(parseArgs({ args: [...args], allowPositionals: true }).positionals)
  return withDatabase(env, 'auth', async (db, isEmbedded) => {
    const isLocal = isEmbedded || !env.AUTH_KEY_SECRET
    return work(db, isLocal ? { ...env, ...(await localSecrets(env, isEmbedded)) } : env)
  })
}

type Work = (db: Db, env: Env) => Promise<string>

function workOf([command, ...args]: readonly string[]): Work {
  const [kid = ''] = args
  if (command === 'list' && args.length === 0) return list
  if (command === 'rotate' && args.length === 0) return rotate
  if (command === 'remove' && args.length === 1) return async (db, env) => remove(db, env, kid)
  throw new Error(usage)
}

async function list(db: Db): Promise<string> {
  const current = await currentKey(db)
  const lines = (await allSigningKeys(db)).map(
    (key) => `${key.kid}  created ${at(key.createdAt)}, ${stateOf(key, current?.kid)}`,
  )
  return lines.join('\n') || 'There are no keys; the start of auth creates one.'
}

function stateOf({ kid, signsFrom, retiredAt }: SigningKeyRow, currentKid: string | undefined): string {
  if (kid === currentKid) return retiredAt ? `signs until ${at(retiredAt)}` : 'signs'
  if (!retiredAt) return `signs from ${at(signsFrom)}`
  return `signed until ${at(retiredAt)}, is published until ${at(publishedUntil(retiredAt))}`
}

async function rotate(db: Db, env: Env): Promise<string> {
  const next = await rotateSigningKeys(db, keySecret(env), 0)
  if (!next) throw new Error('The next key is published already; it has to sign before another rotation.')
  const { kid, signsFrom } = next
  return `${kid} signs from ${at(signsFrom)}; the key before stays published until ${at(publishedUntil(signsFrom))}.`
}

async function remove(db: Db, env: Env, kid: string): Promise<string> {
  const current = await removeSigningKey(db, keySecret(env), kid)
  return `${kid} is removed; its tokens are refused everywhere within 60 seconds. ${current.kid} signs.`
}

const keySecret = (env: Env): string =>
  readEnv(({ secret }) => z.object({ AUTH_KEY_SECRET: secret }), env).AUTH_KEY_SECRET

const publishedUntil = (retiredAt: Date): Date => new Date(retiredAt.getTime() + overlapMs)

const at = (time: Date): string => time.toISOString()
