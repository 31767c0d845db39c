import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '../subgraphs/_shared/client-network.ts'
import { refuse } from '../subgraphs/_shared/http-refusals.ts'
import type { RouterContext } from './context.ts'
import { unavailableCode } from './errors.ts'

/** Maximum number of requests that the router handles at the same time. */
export const requestsMax = 200

/**
 * Maximum number of mutations per minute from one network without an access token. Signing in, which is such a mutation,
 * costs as much as 50 queries.
 */
export const anonymousMutationsMax = 60

/**
 * Refuses requests beyond `requestsMax` with status 503, before anything is read from them. A request counts until its response
 * is ready: clients that read slowly must not keep the others out.
 */
export function limitRequests(http: FastifyInstance): void {
  let inFlight = 0
  const counted = new WeakSet<FastifyRequest>()
  const release = (request: FastifyRequest) => {
    if (counted.delete(request)) inFlight -= 1
  }
  http.addHook('onRequest', async (request, reply) => {
    if (inFlight >= requestsMax) {
      return refuse(reply, {
        status: 503,
        message: `The service is already handling ${requestsMax} requests, its maximum; try again in a second.`,
        code: unavailableCode,
        headers: { 'retry-after': '1' },
      })
    }
    inFlight += 1
    counted.add(request)
    reply.raw.once('close', () => release(request))
  })
  http.addHook('onSend', async (request) => release(request))
}

/**
 * Limits anonymous mutations in the memory of this process: `anonymousMutationsMax` per IPv4 address or IPv6 /64, and 100 times
 * that per IPv6 /48, since one customer may hold a whole /48. Reports the limit of the address in the `RateLimit` headers
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
            `A network may send ${anonymousMutationsMax} mutations a minute without an access token; try again in ${seconds} s.`,
            { extensions: { code: 'RATE_LIMITED', http: { status: 429 } } },
          )
        },
      }
    },
  }
}

/** Uses one point of `key`. `remainingPoints` is -1 once the limit is exceeded. */
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
