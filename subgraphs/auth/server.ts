import type { JWTVerifyGetKey } from 'jose'
import { connect } from '../_shared/db.ts'
import type { Env } from '../_shared/env.ts'
import { defineSubgraph } from '../_shared/subgraph.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'
import { keySet } from './domain/keys/key-set.ts'
import { publishedKeys } from './domain/keys/signing-keys.ts'
import { jobs } from './jobs.ts'
import { loadFirstRows } from './reference/load.ts'
import { resolvers } from './resolvers/index.ts'
import { routes } from './routes.ts'

/** The auth subgraph, assembled and not listening. */
export const auth = defineSubgraph({
  name: 'auth',
  folder: new URL('./', import.meta.url),
  readConfig,
  resolvers,
  publicFields: [
    'Query.signInOptions',
    'Mutation.signUp',
    'Mutation.signIn',
    'Mutation.refreshSession',
    'Mutation.requestEmailVerification',
    'Mutation.verifyEmail',
  ],
  context: createContext,
  loadReference: loadFirstRows,
  routes,
  jobs,
})

/** The published keys straight from the database, for whoever runs in the same process and needs no HTTP to get them. */
export function localKeys(env: Env): JWTVerifyGetKey {
  const { databaseUrl } = readConfig(env)
  return keySet(async () => {
    const { db, close } = connect(databaseUrl, { max: 1 })
    try {
      return await publishedKeys(db)
    } finally {
      await close()
    }
  })
}
