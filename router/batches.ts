import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../subgraphs/_shared/http-refusals.ts'
import type { RouterContext } from './context.ts'

/** Refuses a batch with more operations than the router takes. Each operation of another one has the limits that it has alone. */
export function limitBatches(http: FastifyInstance, maximum: number): void {
  http.addHook('preHandler', ({ body }, reply, done) => {
    if (maximum === 0 || !Array.isArray(body) || body.length <= maximum) return done()
    refuse(reply, {
      status: 400,
      message: `A batch has at most ${maximum} operations; this one has ${body.length}.`,
    })
  })
}

/** Gives each operation of a batch headers of its own: one may sign in, which is nothing to the others. */
export const separateBatch: ApolloServerPlugin<RouterContext> = {
  async requestDidStart({ contextValue }) {
    contextValue.headers = { ...contextValue.headers }
  },
}
