import type { UserResolvers } from '../types.generated.ts'
import { suggestionPage } from './suggestion-page.ts'

export const User: UserResolvers = {
  __resolveReference: (user, { viewer }) => (viewer?.userId === user.id ? user : null),

  placeSuggestions: ({ id }, { status, ...args }, { db }) =>
    suggestionPage(db, { userId: id, status }, 'latest-first', args),
}
