import type { FastifyInstance } from 'fastify'
import Negotiator from 'negotiator'
import { rootFieldCost } from './demand/operation-size.ts'
import { escaped } from './escaped.ts'
import { inputLevelsMax, inputListMax, limitNames, limits, nameMax, sizeLimits, textUnitsMax } from './limits.ts'
import { networkTurns, requestsMax } from './overload.ts'
import {
  anonymousMutationsMax,
  type ClientBudgets,
  costlyCostPerMinute,
  ordinaryCostMax,
  ordinaryCostPerMinute,
  userMutationsMax,
} from './rate-limits.ts'
import {
  subscriptionsOfConnectionMax,
  subscriptionsOfOneMax,
  waitingEventsMax,
} from './subscriptions/subscription-limits.ts'

/** A limit as clients see it. */
export interface ShownLimit {
  /** As in `extensions.limit` of the error, or in the `RateLimit` headers. */
  name: string
  maximum: number
  what: string
  /** The code of the error beyond it. */
  code: string
  status: number
}

const limit = (name: string, maximum: number, what: string, code: string, status = 400): ShownLimit => ({
  ...{ name, maximum, what, code, status },
})

const ofSize: readonly ShownLimit[] = [
  limit('body-bytes', 100_000, 'bytes of a request body', 'BAD_REQUEST', 413),
  limit('tokens', limits.parseOptions.maxTokens, 'tokens of the document', 'GRAPHQL_PARSE_FAILED'),
  limit(limitNames.depth, sizeLimits.depth, 'levels of fields', 'COST_LIMIT_EXCEEDED'),
  limit(limitNames.rootFields, sizeLimits.rootFields, 'root fields', 'COST_LIMIT_EXCEEDED'),
  limit(limitNames.aliases, sizeLimits.aliases, 'aliases', 'COST_LIMIT_EXCEEDED'),
  limit(
    limitNames.elements,
    sizeLimits.elements,
    'elements of all lists in the response, estimated',
    'COST_LIMIT_EXCEEDED',
  ),
  limit(limitNames.cost, sizeLimits.cost, 'cost of an operation, estimated', 'COST_LIMIT_EXCEEDED'),
  limit('text-units', textUnitsMax, 'UTF-16 code units of a text in the arguments and variables', 'BAD_USER_INPUT'),
  limit('input-list-elements', inputListMax, 'elements of a list in the arguments and variables', 'BAD_USER_INPUT'),
  limit(
    'input-levels',
    inputLevelsMax,
    'levels of lists and objects around a value in the arguments and variables',
    'BAD_USER_INPUT',
  ),
  limit(
    'name-characters',
    nameMax,
    'characters of the name of an operation, a variable, an alias or a fragment',
    'BAD_USER_INPUT',
  ),
]

const ofRate: readonly ShownLimit[] = [
  limit('requests', requestsMax, 'requests that the router handles at the same time', 'SERVICE_UNAVAILABLE', 503),
  limit('network-turns', networkTurns.waiting, 'requests of one network that wait for their turn', 'RATE_LIMITED', 429),
  limit(
    'anonymous-mutations',
    anonymousMutationsMax,
    'fields of mutations per minute without an access token, per network',
    'RATE_LIMITED',
    429,
  ),
  limit('account-mutations', userMutationsMax, 'fields of mutations per minute, per account', 'RATE_LIMITED', 429),
  ...['anonymous', 'account'].flatMap((who) => [
    limit(
      `${who}-queries`,
      ordinaryCostPerMinute,
      `cost per minute of queries that cost up to ${ordinaryCostMax.toLocaleString('en')}`,
      'RATE_LIMITED',
      429,
    ),
    limit(`${who}-costly-queries`, costlyCostPerMinute, 'cost per minute of all others', 'RATE_LIMITED', 429),
  ]),
]

const ofSubscriptions: readonly ShownLimit[] = [
  limit(
    'subscriptions',
    subscriptionsOfOneMax,
    'open subscriptions of an account, or of a network without a token',
    'RATE_LIMITED',
    429,
  ),
  limit('waiting-events', waitingEventsMax, 'events that wait for a subscription', 'RATE_LIMITED', 429),
  limit('connection-subscriptions', subscriptionsOfConnectionMax, 'subscriptions of a WebSocket', 'RATE_LIMITED', 429),
]

/**
 * Serves `/limits`: every limit that an error may name, as a page or as JSON.
 * @param batchMax 0 if no batch is taken
 */
export function limitsPage(http: FastifyInstance, budgets: ClientBudgets, batchMax: number): void {
  const ofApplications = [...budgets].map(([name, maximum]) =>
    limit('application', maximum, `cost per minute of all people with the application ${name}`, 'RATE_LIMITED', 429),
  )
  const ofBatches = limit(
    'batch-operations',
    batchMax,
    `operations of a batch${batchMax === 0 ? '; none is taken' : ''}`,
    'BAD_REQUEST',
  )
  const all = [...ofSize, ofBatches, ...ofRate, ...ofSubscriptions, ...ofApplications]
  const page = pageOf(all)
  http.get('/limits', (request, reply) => {
    const type = new Negotiator(request.raw).mediaType(['application/json', 'text/html'])
    void reply.headers({ 'cache-control': 'max-age=300, public', vary: 'Accept' })
    if (type !== 'text/html') return reply.send({ limits: all, cost: costNote })
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(page)
  })
}

const costNote = `An operation costs one for each object, what @cost says in the schema, and ${rootFieldCost} for each root field. Send the header "GraphQL-Cost: report" to get the estimate and the actual cost in extensions.cost.`

/** The names that errors may state. */
export const shownLimits: readonly ShownLimit[] = [...ofSize, ...ofRate, ...ofSubscriptions]

const pageOf = (all: readonly ShownLimit[]) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bunri · Limits</title>
<style>body { font: 16px system-ui; margin: 2rem } @media (width < 45rem) { body { margin: 1rem } table { display: block; overflow: auto } } td, th { padding: .3rem 1rem; text-align: left } td:nth-child(2) { text-align: right }</style></head>
<body>
<h1>Limits</h1>
<p>${escaped(costNote)}</p>
<p>See also <a href="/data-sets">what is loaded</a>.</p>
<table>
<tr><th>Name</th><th>Maximum</th><th>Of what</th><th>Error beyond it</th></tr>
${all.map(({ name, maximum, what, code, status }) => `<tr><td>${name}</td><td>${maximum.toLocaleString('en')}</td><td>${escaped(what)}</td><td>${code}, ${status}</td></tr>`).join('\n')}
</table>
</body>
</html>
`
