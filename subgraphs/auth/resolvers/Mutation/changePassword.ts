import { isRefused } from '../../../_shared/refusals.ts'
import { changePassword as change } from '../../domain/passwords/password-change.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { requireSession } from '../require-session.ts'
import { requireSinglePassword } from '../require-single-password.ts'
import { userErrors } from '../user-errors.ts'

export const changePassword: MutationResolvers['changePassword'] = async (_parent, { input }, context) => {
  requireSinglePassword(context)
  const session = await requireSession(context)
  const { db, throttle, config, isLeaked, locale, network, loaders } = context
  const { newPassword, currentPassword } = input
  const passwords = { newPassword, currentPassword: currentPassword ?? '' }
  const result = await change(db, { throttle, config, isLeaked }, session, { ...passwords, locale, network })
  loaders.session.clearAll()
  loaders.account.clearAll()
  if (isRefused(result)) return { changedAt: null, userErrors: userErrors(result, locale) }
  return { ...result, userErrors: [] }
}
