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

/** What somebody may use within a minute. */
interface Limit {
  policy: string
  maximum: number
  /** Whom the limit is for, and what they may send. */
  who: string
  what(maximum: string): string
}

/** What is charged to whom. */
interface Charge {
  limit: Limit
  keys: readonly { key: string; factor: number }[]
  points: number
}

/** What is left of a limit, its own or that of a wider network. */
interface Used extends Allowance {
  limit: Limit
  maximum: number
  who: string
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
  const charges = chargesOf(isMutation, size, contextValue)
  const [only] = charges
  // Nearly all operations have one, and each promise costs all of them.
  const own =
    only && charges.length === 1
      ? [await use(only, store)]
      : await Promise.all(charges.map((charge) => use(charge, store)))
  const isRefused = own.some(({ remaining }) => remaining < 0)
  // Whoever is beyond limits of their own uses up nothing of the application's.
  const charge = isRefused ? null : applicationCharge(size, contextValue, clientBudgets)
  if (charge) own.push(await use(charge, store))
  const { headers: sent } = response.http
  sent.set('ratelimit-policy', own.map(({ limit: { policy }, maximum }) => `"${policy}";q=${maximum};w=60`).join(', '))
  sent.set(
    'ratelimit',
    own
      .map(({ limit, remaining, resetMs }) => `"${limit.policy}";r=${Math.max(0, remaining)};t=${seconds(resetMs)}`)
      .join(', '),
  )
  const refused = own.find(({ remaining }) => remaining < 0)
  if (!refused) return
  const { limit, maximum, used: met, who, resetMs } = refused
  sent.set('retry-after', String(seconds(resetMs)))
  const message = `${who} may send ${limit.what(english(maximum))} a minute, and with this one it would be ${english(met)}; try again in ${seconds(resetMs)} s.`
  throw limitError({ name: limit.policy, maximum, met }, message, 'RATE_LIMITED', 429)
}

async function use({ limit, keys, points }: Charge, store: RateLimitStore): Promise<Used> {
  const [own, ...wider] = keys
  if (!own) throw new Error('An operation was charged to nobody.')
  const consume = async ({ key, factor }: { key: string; factor: number }): Promise<Used> => {
    const maximum = limit.maximum * factor
    const who = factor === 1 ? limit.who : 'Without an access token, all networks of an IPv6 /48 together'
    const allowance = await store.consume(`${limit.policy}:${factor}`, key, points, maximum)
    return { limit, maximum, who, ...allowance }
  }
  if (wider.length === 0) return consume(own)
  const [used, ...others] = await Promise.all([consume(own), ...wider.map(consume)])
  // The allowance that ends first: one that is exceeded, otherwise that of the network itself.
  return others.find(({ remaining }) => remaining < 0) ?? used
}

const limitsOf = (prefix: string, who: string, mutationsMax: number) => ({
  mutations: {
    policy: `${prefix}-mutations`,
    maximum: mutationsMax,
    who,
    what: (maximum: string) => `${maximum} mutations`,
  },
  costly: {
    policy: `${prefix}-costly-queries`,
    maximum: costlyCostPerMinute,
    who,
    what: (maximum: string) => `costly queries of ${maximum} in all`,
  },
  ordinary: {
    policy: `${prefix}-queries`,
    maximum: ordinaryCostPerMinute,
    who,
    what: (maximum: string) => `queries of ${maximum} in all`,
  },
})

const accountLimits = limitsOf('account', 'An account', userMutationsMax)
const anonymousLimits = limitsOf('anonymous', 'Without an access token, a network', anonymousMutationsMax)

function chargesOf(isMutation: boolean, { cost, rootFields }: OperationSize, contextValue: RouterContext): Charge[] {
  const { viewer, headers } = contextValue
  const { mutations, costly, ordinary } = viewer ? accountLimits : anonymousLimits
  const keys = viewer ? [{ key: viewer.userId, factor: 1 }] : keysOf(headers['x-client-ip'] ?? '')
  const charges: Charge[] = []
  if (isMutation) charges.push({ limit: mutations, keys, points: rootFields })
  if (cost > ordinaryCostMax || contextValue.isUntrusted) charges.push({ limit: costly, keys, points: cost })
  else if (!isMutation) charges.push({ limit: ordinary, keys, points: cost })
  return charges
}

function applicationCharge(
  { cost }: OperationSize,
  { clientName = '' }: RouterContext,
  budgets: ClientBudgets,
): Charge | null {
  const maximum = budgets.get(clientName)
  if (maximum === undefined) return null
  const who = `All people with the application ${clientName} together`
  const what = (most: string) => `operations of ${most} in all`
  return { limit: { policy: 'application', maximum, who, what }, keys: [{ key: clientName, factor: 1 }], points: cost }
}

/** The network of an address and, for IPv6, the /48 around it. */
function keysOf(address: string): { key: string; factor: number }[] {
  const network = networkOf(address)
  const site = siteOf(network)
  return [{ key: network, factor: 1 }, ...(site ? [{ key: site, factor: siteFactor }] : [])]
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1_000))

const english = (number: number): string => number.toLocaleString('en')
