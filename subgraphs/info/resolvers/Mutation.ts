import { isRefused, userErrors } from '../../_shared/refusals.ts'
import type { Context } from '../context.ts'
import { reportGuideProblem, requestItem, type Sender } from '../domain/tickets/tickets.ts'
import type { MutationResolvers } from '../types.generated.ts'

export const Mutation: MutationResolvers = {
  requestItem: async (_parent, { input }, context) => {
    const result = await requestItem(context.db, senderOf(context), input, context.confirmedIds)
    if (!isRefused(result)) return { ...result, existingItem: null, userErrors: [] }
    const { problems, existingItem = null } = result
    return { ticket: null, existingItem, userErrors: userErrors(problems, context.locale) }
  },

  reportGuideProblem: async (_parent, { input }, context) => {
    const result = await reportGuideProblem(context.db, senderOf(context), input, context.confirmedIds)
    if (isRefused(result)) return { ticket: null, userErrors: userErrors(result.problems, context.locale) }
    return { ...result, userErrors: [] }
  },
}

const senderOf = ({ viewer, sender, locale }: Context): Sender => ({
  userId: viewer?.userId ?? null,
  sender: sender(),
  locale,
})
