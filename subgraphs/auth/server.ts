import type { JWTVerifyGetKey } from 'jose'
import type { Logger } from 'pino'
import { connect } from '../_shared/db.ts'
import type { Env } from '../_shared/env.ts'
import { cachedKeySet } from '../_shared/key-set.ts'
import { defineSubgraph } from '../_shared/subgraph.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'
import type { AccountRef } from './db/schema.ts'
import { publishedKeys } from './domain/keys/signing-keys.ts'
import { eventHandlers } from './events.ts'
import { jobs } from './jobs.ts'
import { loadInitialRows } from './reference/load.ts'
import { resolvers } from './resolvers/index.ts'
import { policies } from './resolvers/policies.ts'
import { routes } from './routes/index.ts'

/** The auth subgraph. It does not listen on a port. */
export const auth = defineSubgraph({
  name: 'auth',
  folder: new URL('./', import.meta.url),
  readConfig,
  resolvers,
  publicFields: [
    'Query.signInOptions',
    'Query.isAccessTokenCurrent',
    'Query.revocations',
    'Mutation.signUp',
    'Mutation.signIn',
    'Mutation.startProviderSignIn',
    'Mutation.finishProviderSignIn',
    'Mutation.startPasskeySignIn',
    'Mutation.finishPasskeySignIn',
    'Mutation.completeTwoFactorSignIn',
    'Mutation.refreshSession',
    'Mutation.requestEmailVerification',
    'Mutation.verifyEmail',
    'Mutation.requestPasswordReset',
    'Mutation.resetPassword',
  ],
  entities: { User: ({ id }: AccountRef, { userId }) => id === userId },
  policies,
  context: createContext,
  loadReference: loadInitialRows,
  routes,
  jobs,
  eventHandlers,
})

/** The key set of access tokens, read from the database instead of over HTTP; for code in the same process. */
export function localKeys(env: Env, log?: Logger): JWTVerifyGetKey {
  const { databaseUrl } = readConfig(env)
  const read = async () => {
    const { db, close } = connect(databaseUrl, { max: 1, statementTimeoutMs: 2_000 })
    try {
      return await publishedKeys(db)
    } finally {
      await close()
    }
  }
  return cachedKeySet(read, { log })
}
