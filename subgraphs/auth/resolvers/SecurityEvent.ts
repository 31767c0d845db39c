import type { SecurityEventResolvers } from '../types.generated.ts'

export const SecurityEvent: SecurityEventResolvers = {
  id: ({ number }) => `sev_${number}`,
}
