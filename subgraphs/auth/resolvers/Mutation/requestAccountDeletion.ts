import { requestAccountDeletion as request } from '../../domain/accounts/deletion-request.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { requireSession } from '../require-session.ts'

export const requestAccountDeletion: NonNullable<MutationResolvers['requestAccountDeletion']> = async (
  _parent,
  { input: { reason } },
  context,
) => {
  const session = await requireSession(context)
  const { db, config, locale, loaders } = context
  const result = await request(db, config, session, { reason, locale })
  loaders.session.clearAll()
  loaders.account.clearAll()
  return { ...result, userErrors: [] }
}
