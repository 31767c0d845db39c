import { isRefused } from '../../../_shared/refusals.ts'
import { cancelAccountDeletion as cancel } from '../../domain/accounts/deletion-request.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { requireSession } from '../require-session.ts'
import { userErrors } from '../user-errors.ts'

export const cancelAccountDeletion: NonNullable<MutationResolvers['cancelAccountDeletion']> = async (
  _parent,
  _args,
  context,
) => {
  const session = await requireSession(context)
  const { db, locale, loaders } = context
  const result = await cancel(db, session, locale)
  loaders.account.clearAll()
  if (isRefused(result)) return { user: null, userErrors: userErrors(result, locale) }
  return { user: { id: result.accountId }, userErrors: [] }
}
