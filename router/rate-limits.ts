import type { GraphQLRequestContextDidResolveOperation } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { networkOf, siteOf } from '../subgraphs/_shared/client-network.ts'
import type { RouterContext } from './context.ts'
import type { OperationSize } from './operation-size.ts'
import type { Allowance, RateLimitStore } from './rate-limit-store.ts'

/**
 * Maximum number of fields of mutations per minute from one network without an access token. Signing in, which is such a field,
 * costs as much as 50 queries.
 */
export const anonymousMutationsMax = 60

/** Maximum number of fields of mutations per minute of one account. A device that was offline sends many at once. */
export const userMutationsMax = 600

/** Cost of a query up to which it counts as ordinary. The largest screens of an ordinary app have 600 elements. */
export const ordinaryCostMax = 1_000

/**
 * Maximum cost per minute of the ordinary queries of one network without an access token, or of one account: 15,000 screens
 * with 200 elements, for an office or a school behind one address.
 */
export const ordinaryCostPerMinute = 3_000_000

/**
 * Maximum cost per minute of the other queries: 100 of the largest. They have a budget of their own, so that a client who uses it
 * up doesn't keep the ordinary queries of its network out.
 */
export const costlyCostPerMinute = 1_000_000

/** The estimated cost of a query: its elements, and ten for each field at the top, which is a fetch and a search at least. */
export const costOf = ({ elements, rootFields }: OperationSize): number => Math.ceil(elements) + 10 * rootFields

interface Charge {
  policy: string
  points: number
  maximum: number
  /** What the limit is about, in a sentence. */
  what: string
}

/**
 * Charges an operation to the limits of its account or, without an access token, of its network: an IPv4 address or IPv6 /64,
 * and 100 times as much for an IPv6 /48, since one customer may hold a whole /48. Reports the limits in the `RateLimit` headers
 * (IETF draft-ietf-httpapi-ratelimit-headers).
 * @throws RATE_LIMITED with status 429 and `Retry-After` beyond a limit
 */
export async function chargeOperation(
  {
    operation,
    contextValue,
    response,
  }: Pick<GraphQLRequestContextDidResolveOperation<RouterContext>, 'operation' | 'contextValue' | 'response'>,
  size: OperationSize,
  store: RateLimitStore,
): Promise<void> {
  const { viewer, headers } = contextValue
  const userId = viewer?.userId
  const isMutation = operation?.operation === 'mutation'
  const charges = chargesOf(isMutation, size, userId !== undefined)
  const keys = userId ? [{ key: userId, factor: 1 }] : keysOf(headers['x-client-ip'] ?? '')
  const used = await Promise.all(
    charges.map(async (charge) => {
      const allowances = await Promise.all(
        keys.map(({ key, factor }) =>
          store.consume(`${charge.policy}:${factor}`, key, charge.points, charge.maximum * factor),
        ),
      )
      return { ...charge, ...tightest(allowances) }
    }),
  )
  const { headers: sent } = response.http
  sent.set('ratelimit-policy', used.map(({ policy, maximum }) => `"${policy}";q=${maximum};w=60`).join(', '))
  sent.set(
    'ratelimit',
    used
      .map(({ policy, remaining, resetMs }) => `"${policy}";r=${Math.max(0, remaining)};t=${seconds(resetMs)}`)
      .join(', '),
  )
  const refused = used.find(({ remaining }) => remaining < 0)
  if (!refused) return
  sent.set('retry-after', String(seconds(refused.resetMs)))
  throw new GraphQLError(`${refused.what}; try again in ${seconds(refused.resetMs)} s.`, {
    extensions: { code: 'RATE_LIMITED', http: { status: 429 } },
  })
}

function chargesOf(isMutation: boolean, size: OperationSize, isSignedIn: boolean): Charge[] {
  const cost = costOf(size)
  const who = isSignedIn ? 'An account' : 'Without an access token, a network'
  const prefix = isSignedIn ? 'account' : 'anonymous'
  const maximum = isSignedIn ? userMutationsMax : anonymousMutationsMax
  const mutations = {
    policy: `${prefix}-mutations`,
    points: size.rootFields,
    maximum,
    what: `${who} may send ${maximum} mutations a minute`,
  }
  const costly = {
    policy: `${prefix}-costly-queries`,
    points: cost,
    maximum: costlyCostPerMinute,
    what: `${who} may send costly queries of ${english(costlyCostPerMinute)} elements in all a minute, and this one has ${english(cost)}`,
  }
  const ordinary = {
    policy: `${prefix}-queries`,
    points: cost,
    maximum: ordinaryCostPerMinute,
    what: `${who} may send queries of ${english(ordinaryCostPerMinute)} elements in all a minute`,
  }
  return [...(isMutation ? [mutations] : []), ...(cost > ordinaryCostMax ? [costly] : isMutation ? [] : [ordinary])]
}

/** The network of an address and, for IPv6, the /48 around it. */
function keysOf(address: string): { key: string; factor: number }[] {
  const network = networkOf(address)
  const site = siteOf(network)
  return [{ key: network, factor: 1 }, ...(site ? [{ key: site, factor: 100 }] : [])]
}

/** The allowance that ends first: one that is exceeded, otherwise that of the network itself. */
const tightest = ([own, wide]: Allowance[]): Allowance => {
  if (!own) throw new Error('An operation was charged to nobody.')
  return wide && wide.remaining < 0 ? wide : own
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1_000))

const english = (number: number): string => number.toLocaleString('en')
