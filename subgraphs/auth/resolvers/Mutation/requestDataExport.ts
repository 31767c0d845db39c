import { requestDataExport as request } from '../../domain/data-exports/requests.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { requireSession } from '../require-session.ts'

export const requestDataExport: NonNullable<MutationResolvers['requestDataExport']> = async (
  _parent,
  _args,
  context,
) => {
  const session = await requireSession(context)
  return { dataExport: await request(context.db, session, context.locale), userErrors: [] }
}
