import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../_shared/db.ts'
import { publishedKeys } from './domain/keys/signing-keys.ts'

/** Serves the public keys of access tokens as a JWK set (RFC 7517). */
export const routes =
  ({ db }: { db: Db }): FastifyPluginAsync =>
  async (http) => {
    http.get('/.well-known/jwks.json', async (_request, reply) => {
      const keys = await publishedKeys(db)
      return reply.header('cache-control', 'public, max-age=60').send({ keys })
    })
  }
