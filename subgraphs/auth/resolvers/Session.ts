import type { SessionResolvers } from '../types.generated.ts'

export const Session: SessionResolvers = {
  isCurrent: ({ id }, _args, { viewer }) => id === viewer?.sessionId,
}
