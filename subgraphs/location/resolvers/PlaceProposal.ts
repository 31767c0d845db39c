import { periodsOfWeek } from '../domain/hours/periods.ts'
import type { PlaceProposalResolvers } from '../types.generated.ts'

export const PlaceProposal: PlaceProposalResolvers = {
  materials: ({ materialIds }) => materialIds?.map((id) => ({ id })) ?? null,

  openingPeriods: ({ week }) => (week ? periodsOfWeek(week) : null),
}
