import type { SessionResolvers } from '../types.generated.ts'

export const Session: SessionResolvers = {
  isCurrent: ({ id, isCurrent }, _args, { viewer }) => isCurrent ?? id === viewer?.sessionId,
}
