import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyRequest } from 'fastify'
import type { RouterContext } from '../context.ts'
import { sizeLimits } from '../limits.ts'
import { actualCost } from './actual-cost.ts'
import type { CostRules } from './cost-rules.ts'
import { measureOperation } from './operation-size.ts'

/** The header with which a client asks for `extensions.cost`. */
const costHeader = 'graphql-cost'

/** Whether a client asks what its operation costs. Such a request is never answered from what is prepared. */
export const asksForCost = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean => headers[costHeader] === 'report'

/** Reports in `extensions.cost` what an operation was estimated to cost before it was planned, and what its response did cost. */
export const reportCost = (costs: CostRules): ApolloServerPlugin<RouterContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ schema, document, operation, request, response: { body } }) {
        if (request.http?.headers.get(costHeader) !== 'report' || !document || !operation) return
        if (body.kind !== 'single' || body.singleResult.data === undefined) return
        const { variables = {} } = request
        const { data } = body.singleResult
        const estimated = measureOperation(schema, document, operation, { variables, costs }).cost
        const actual = actualCost(schema, document, operation, { variables, costs, data })
        const cost = { estimated, actual, maximum: sizeLimits.cost }
        body.singleResult.extensions = { ...body.singleResult.extensions, cost }
      },
    }
  },
})
