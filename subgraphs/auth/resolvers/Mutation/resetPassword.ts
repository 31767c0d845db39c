import { isRefused } from '../../../_shared/refusals.ts'
import { resetPassword as reset } from '../../domain/passwords/password-reset.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { requireSinglePassword } from '../require-single-password.ts'
import { userErrors } from '../user-errors.ts'

export const resetPassword: MutationResolvers['resetPassword'] = async (_parent, { input }, context) => {
  requireSinglePassword(context)
  const { db, config, isLeaked, locale, loaders } = context
  const result = await reset(db, { config, isLeaked }, { ...input, locale })
  loaders.session.clearAll()
  loaders.account.clearAll()
  if (isRefused(result)) return { changedAt: null, userErrors: userErrors(result, locale) }
  return { ...result, userErrors: [] }
}
