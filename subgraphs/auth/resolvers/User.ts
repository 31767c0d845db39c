import type { Context } from '../context.ts'
import type { AccountRef, AccountRow } from '../db/schema.ts'
import type { UserResolvers } from '../types.generated.ts'
import { signedIn } from './signed-in.ts'

export const User: UserResolvers = {
  __resolveReference: ({ id }, { viewer }) => (viewer?.userId === id ? { id } : null),

  email: async (user, _args, context) => (await ownAccount(user, context))?.email ?? null,

  isEmailVerified: async (user, _args, context) => {
    const account = await ownAccount(user, context)
    return account && account.emailVerifiedAt !== null
  },

  security: async ({ id }, _args, context) => {
    const session = await signedIn(context)
    return session.accountId === id ? session : null
  },
}

// Several sign-ins may be sent at once; each time the person signed in last reads their own account only.
async function ownAccount({ id }: AccountRef, context: Context): Promise<AccountRow | null> {
  const { accountId } = await signedIn(context)
  return accountId === id ? context.loaders.account.load(id) : null
}
