import { userErrors } from '../../_shared/problems.ts'
import type { Context } from '../context.ts'
import { reportGuideProblem, requestItem, type Sender } from '../domain/tickets.ts'
import type { MutationResolvers } from '../types.generated.ts'

export const Mutation: MutationResolvers = {
  requestItem: async (_parent, { input }, context) => {
    const result = await requestItem(context.db, from(context), input)
    if ('ticket' in result) return { ticket: result.ticket, existingItem: null, userErrors: [] }
    const { problems, existingItem = null } = result
    return { ticket: null, existingItem, userErrors: userErrors(problems, context.locale) }
  },

  reportGuideProblem: async (_parent, { input }, context) => {
    const result = await reportGuideProblem(context.db, from(context), input)
    if ('ticket' in result) return { ticket: result.ticket, userErrors: [] }
    return { ticket: null, userErrors: userErrors(result.problems, context.locale) }
  },
}

const from = ({ viewer, sender, locale }: Context): Sender => ({ userId: viewer?.userId ?? null, sender, locale })
