import { isRefused } from '../../../_shared/refusals.ts'
import { requestEmailChange as request } from '../../domain/accounts/email-change.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { requireSession } from '../require-session.ts'
import { userErrors } from '../user-errors.ts'

export const requestEmailChange: MutationResolvers['requestEmailChange'] = async (_parent, { input }, context) => {
  const session = await requireSession(context)
  const { db, throttle, locale, network } = context
  const result = await request(db, throttle, session, { ...input, locale, network })
  if (isRefused(result)) return { pendingEmail: null, userErrors: userErrors(result, locale) }
  return { ...result, userErrors: [] }
}
