import { isRefused } from '../../../_shared/refusals.ts'
import { changePassword as change } from '../../domain/passwords/password-change.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { requireRecentSignIn } from '../require-recent-sign-in.ts'
import { requireSession } from '../require-session.ts'
import { requireSinglePassword } from '../require-single-password.ts'
import { userErrors } from '../user-errors.ts'

export const changePassword: MutationResolvers['changePassword'] = async (_parent, { input }, context) => {
  requireSinglePassword(context)
  const session = await requireSession(context)
  const { db, throttle, config, isLeaked, locale, network, loaders } = context
  const account = await loaders.account.load(session.accountId)
  if (!account) throw new Error(`The session has no account: ${session.id}`)
  const refusal = account.passwordHash === null ? await requireRecentSignIn(context) : null
  if (refusal) throw refusal
  const { newPassword, currentPassword } = input
  const passwords = { newPassword, currentPassword: currentPassword ?? '' }
  const result = await change(
    db,
    { throttle, config, isLeaked },
    { session, account },
    { ...passwords, locale, network },
  )
  loaders.session.clearAll()
  loaders.account.clearAll()
  if (isRefused(result)) return { changedAt: null, userErrors: userErrors(result, locale) }
  return { ...result, userErrors: [] }
}
