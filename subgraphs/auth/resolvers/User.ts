import type { Context } from '../context.ts'
import type { AccountRef, AccountRow } from '../db/schema.ts'
import type { UserResolvers } from '../types.generated.ts'
import { requireSession } from './require-session.ts'

export const User: UserResolvers = {
  __resolveReference: ({ id }, { viewer }) => (viewer?.userId === id ? { id } : null),

  email: async (user, _args, context) => (await ownAccount(user, context))?.email ?? null,

  isEmailVerified: async (user, _args, context) => {
    const account = await ownAccount(user, context)
    return account && account.emailVerifiedAt !== null
  },

  security: async ({ id }, _args, context) => {
    const session = await requireSession(context)
    return session.accountId === id ? session : null
  },
}

// An operation can contain several sign-ins. After each, the person who signed in last can read only their own account.
async function ownAccount({ id }: AccountRef, context: Context): Promise<AccountRow | null> {
  const { accountId } = await requireSession(context)
  return accountId === id ? context.loaders.account.load(id) : null
}
