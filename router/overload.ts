import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyInstance } from 'fastify'
import { GraphQLError } from 'graphql'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '../subgraphs/_shared/client-network.ts'
import type { RouterContext } from './context.ts'

/** Maximum number of requests that the router works on at the same time. */
export const requestsMax = 200

/** Mutations without a sign-in that one network may send within a minute. A sign-in costs as much as 50 queries. */
export const anonymousMutationsMax = 60

/** Refuses requests beyond `requestsMax` with status 503, before anything is read from them. */
export function limitRequests(http: FastifyInstance): void {
  let inFlight = 0
  http.addHook('onRequest', async (_request, reply) => {
    if (inFlight >= requestsMax) {
      const message = `The service works on ${requestsMax} requests, its maximum; try again in a second.`
      const errors = [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }]
      return reply.code(503).header('retry-after', '1').send({ errors })
    }
    inFlight += 1
    reply.raw.once('close', () => {
      inFlight -= 1
    })
  })
}

/**
 * Limits anonymous mutations by the client's network, in the memory of this process: an IPv4 address or an IPv6 /64, and a hundred
 * times as many for an IPv6 /48, which one customer may have as a whole. Reports the limit in the `RateLimit` headers
 * (IETF draft-ietf-httpapi-ratelimit-headers).
 */
export function limitAnonymousMutations(): ApolloServerPlugin<RouterContext> {
  const perNetwork = new RateLimiterMemory({ points: anonymousMutationsMax, duration: 60 })
  const perSite = new RateLimiterMemory({ points: anonymousMutationsMax * 100, duration: 60 })
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue, response }) {
          if (operation?.operation !== 'mutation' || contextValue.headers.authorization) return
          const network = networkOf(contextValue.headers['x-client-ip'] ?? '')
          const site = /^((?:[\da-f]+:){3})/i.exec(network)?.[1]
          const { remainingPoints, msBeforeNext } = await consume(perNetwork, network)
          const wide = site ? await consume(perSite, site) : undefined
          const isRefused = remainingPoints < 0 || (wide !== undefined && wide.remainingPoints < 0)
          const seconds = Math.ceil((wide && wide.remainingPoints < 0 ? wide.msBeforeNext : msBeforeNext) / 1_000)
          const headers = {
            'ratelimit-policy': `"anonymous-mutations";q=${anonymousMutationsMax};w=60`,
            ratelimit: `"anonymous-mutations";r=${Math.max(0, remainingPoints)};t=${seconds}`,
          }
          for (const [name, value] of Object.entries(headers)) response.http.headers.set(name, value)
          if (!isRefused) return
          response.http.headers.set('retry-after', String(seconds))
          throw new GraphQLError(
            `Without a sign-in, a network may send ${anonymousMutationsMax} mutations a minute; try again in ${seconds} s.`,
            { extensions: { code: 'RATE_LIMITED', http: { status: 429 } } },
          )
        },
      }
    },
  }
}

/** Counts one; the points left are negative beyond the limit. */
async function consume(
  limiter: RateLimiterMemory,
  key: string,
): Promise<{ remainingPoints: number; msBeforeNext: number }> {
  try {
    return await limiter.consume(key)
  } catch (error) {
    if (error instanceof RateLimiterRes) return { remainingPoints: -1, msBeforeNext: error.msBeforeNext }
    throw error
  }
}
