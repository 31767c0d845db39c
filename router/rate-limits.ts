import type { GraphQLRequestContextDidResolveOperation } from '@apollo/server'
import { networkOf, siteOf } from '../subgraphs/_shared/client-network.ts'
import type { RouterContext } from './context.ts'
import type { OperationSize } from './demand/operation-size.ts'
import { limitError } from './limit-error.ts'
import type { Allowance, RateLimitStore } from './rate-limit-store.ts'

/**
 * Maximum number of fields of mutations per minute from one network without an access token. Signing in, which is such a field,
 * costs as much as 50 queries.
 */
export const anonymousMutationsMax = 60

/** Maximum number of fields of mutations per minute of one account. A device that was offline sends many at once. */
export const userMutationsMax = 600

/** Cost of a query up to which it counts as ordinary. The largest screens of an ordinary app cost 1,300. */
export const ordinaryCostMax = 2_000

/**
 * Maximum cost per minute of the ordinary queries of one network without an access token, or of one account: 15,000 screens
 * that cost 200, for an office or a school behind one address.
 */
export const ordinaryCostPerMinute = 3_000_000

/**
 * Maximum cost per minute of the other queries: 100 of the largest. They have a budget of their own, so that a client who uses it
 * up doesn't keep the ordinary queries of its network out.
 */
export const costlyCostPerMinute = 2_000_000

/** Cost per minute of client applications by their names, for all people together. Applications without one have no limit of their own. */
export type ClientBudgets = ReadonlyMap<string, number>

/** What is charged to whom. */
interface Charge {
  policy: string
  keys: readonly { key: string; factor: number }[]
  points: number
  maximum: number
  /** Whom the limit is for, and what they may send within a minute. */
  who: string
  what(maximum: string): string
}

/** How many times as much all networks of an IPv6 /48 may send as one of them. */
const siteFactor = 100

type Charged = Pick<GraphQLRequestContextDidResolveOperation<RouterContext>, 'operation' | 'contextValue' | 'response'>

/**
 * Charges an operation to the limits of its account or, without an access token, of its network: an IPv4 address or IPv6 /64,
 * and 100 times as much for an IPv6 /48, since one customer may hold a whole /48. Charges it to its client application, too, if that
 * has a budget. Reports the limits in the `RateLimit` headers (IETF draft-ietf-httpapi-ratelimit-headers).
 * @throws RATE_LIMITED with status 429 and `Retry-After` beyond a limit
 */
export async function chargeOperation(
  { operation, contextValue, response }: Charged,
  size: OperationSize,
  store: RateLimitStore,
  clientBudgets: ClientBudgets = new Map(),
): Promise<void> {
  const isMutation = operation?.operation === 'mutation'
  const own = await Promise.all(chargesOf(isMutation, size, contextValue).map((charge) => use(charge, store)))
  const isRefused = own.some(({ remaining }) => remaining < 0)
  // Whoever is beyond limits of their own uses up nothing of the application's.
  const charge = isRefused ? null : applicationCharge(size, contextValue, clientBudgets)
  const used = charge ? [...own, await use(charge, store)] : own
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
  const { policy: name, maximum, used: met, who, what, resetMs } = refused
  sent.set('retry-after', String(seconds(resetMs)))
  const message = `${who} may send ${what(english(maximum))} a minute, and with this one it would be ${english(met)}; try again in ${seconds(resetMs)} s.`
  throw limitError({ name, maximum, met }, message, 'RATE_LIMITED', 429)
}

async function use(charge: Charge, store: RateLimitStore) {
  const allowances = await Promise.all(
    charge.keys.map(async ({ key, factor }) => {
      const maximum = charge.maximum * factor
      const who = factor === 1 ? charge.who : 'Without an access token, all networks of an IPv6 /48 together'
      return { maximum, who, ...(await store.consume(`${charge.policy}:${factor}`, key, charge.points, maximum)) }
    }),
  )
  return { ...charge, ...tightest(allowances) }
}

function chargesOf(isMutation: boolean, { cost, rootFields }: OperationSize, contextValue: RouterContext): Charge[] {
  const { viewer, headers } = contextValue
  const who = viewer ? 'An account' : 'Without an access token, a network'
  const prefix = viewer ? 'account' : 'anonymous'
  const keys = viewer ? [{ key: viewer.userId, factor: 1 }] : keysOf(headers['x-client-ip'] ?? '')
  const mutationsMax = viewer ? userMutationsMax : anonymousMutationsMax
  const mutations = {
    policy: `${prefix}-mutations`,
    points: rootFields,
    maximum: mutationsMax,
    what: (maximum: string) => `${maximum} mutations`,
  }
  const costly = {
    policy: `${prefix}-costly-queries`,
    points: cost,
    maximum: costlyCostPerMinute,
    what: (maximum: string) => `costly queries of ${maximum} in all`,
  }
  const ordinary = {
    policy: `${prefix}-queries`,
    points: cost,
    maximum: ordinaryCostPerMinute,
    what: (maximum: string) => `queries of ${maximum} in all`,
  }
  const isCostly = cost > ordinaryCostMax || contextValue.isUntrusted
  const charges = [...(isMutation ? [mutations] : []), ...(isCostly ? [costly] : isMutation ? [] : [ordinary])]
  return charges.map((charge) => ({ ...charge, who, keys }))
}

function applicationCharge(
  { cost }: OperationSize,
  { clientName = '' }: RouterContext,
  budgets: ClientBudgets,
): Charge | null {
  const maximum = budgets.get(clientName)
  if (maximum === undefined) return null
  const who = `All people with the application ${clientName} together`
  const what = (limit: string) => `operations of ${limit} in all`
  return { policy: 'application', keys: [{ key: clientName, factor: 1 }], points: cost, maximum, who, what }
}

/** The network of an address and, for IPv6, the /48 around it. */
function keysOf(address: string): { key: string; factor: number }[] {
  const network = networkOf(address)
  const site = siteOf(network)
  return [{ key: network, factor: 1 }, ...(site ? [{ key: site, factor: siteFactor }] : [])]
}

/** The allowance that ends first: one that is exceeded, otherwise that of the network itself. */
const tightest = <T extends Allowance>([own, wide]: T[]): T => {
  if (!own) throw new Error('An operation was charged to nobody.')
  return wide && wide.remaining < 0 ? wide : own
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1_000))

const english = (number: number): string => number.toLocaleString('en')
