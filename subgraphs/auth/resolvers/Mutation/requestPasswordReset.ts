import { isRefused } from '../../../_shared/refusals.ts'
import { requestMail } from '../../domain/accounts/mail-requests.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { userErrors } from '../user-errors.ts'

export const requestPasswordReset: MutationResolvers['requestPasswordReset'] = async (
  _parent,
  { input: { email } },
  { db, throttle, locale, network },
) => {
  const result = await requestMail(db, throttle, 'RESET_PASSWORD', { email, locale, network })
  if (isRefused(result)) return { resendAllowedAt: null, userErrors: userErrors(result, locale) }
  return { ...result, userErrors: [] }
}
