import { isRefused } from '../../../_shared/refusals.ts'
import { reauthenticate as confirmPerson } from '../../domain/accounts/reauthentication.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { requireSession } from '../require-session.ts'
import { requireSinglePassword } from '../require-single-password.ts'
import { userErrors } from '../user-errors.ts'

export const reauthenticate: NonNullable<MutationResolvers['reauthenticate']> = async (
  _parent,
  { input: { method, proof } },
  context,
) => {
  requireSinglePassword(context)
  const { db, throttle, config, network, locale, loaders } = context
  const session = await requireSession(context)
  const account = await loaders.account.load(session.accountId)
  if (!account) throw new Error(`The session has no account: ${session.id}`)
  const result = await confirmPerson(db, { throttle, config }, { session, account, method, proof, network })
  loaders.session.clearAll()
  if (isRefused(result)) return { validUntil: null, userErrors: userErrors(result, locale) }
  return { ...result, userErrors: [] }
}
