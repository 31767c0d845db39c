import { unauthenticated } from '../../_shared/errors.ts'
import { isRefused, type Refused, userErrors } from '../../_shared/refusals.ts'
import type { Context } from '../context.ts'
import type { Problem } from '../domain/refusals.ts'
import { reviewSuggestion } from '../domain/suggestions/reviews.ts'
import {
  reportProblem,
  type Suggester,
  suggestCorrection,
  suggestPlace,
  withdrawSuggestion,
} from '../domain/suggestions/suggestions.ts'
import type { MutationResolvers } from '../types.generated.ts'

export const Mutation: MutationResolvers = {
  suggestPlace: async (_parent, { input }, context) => {
    const result = await suggestPlace(context.db, suggester(context), input)
    if (isRefused(result)) return { ...refused(result, context), possibleDuplicates: result.possibleDuplicates ?? null }
    return { ...result, possibleDuplicates: null, userErrors: [] }
  },

  suggestPlaceCorrection: async (_parent, { input }, context) => {
    const result = await suggestCorrection(context.db, suggester(context), input)
    return isRefused(result) ? refused(result, context) : { ...result, userErrors: [] }
  },

  reportPlaceProblem: async (_parent, { input }, context) => {
    const result = await reportProblem(context.db, suggester(context), input)
    context.loaders.openReports.clearAll()
    return isRefused(result) ? refused(result, context) : { ...result, userErrors: [] }
  },

  withdrawPlaceSuggestion: async (_parent, { input }, context) => {
    const result = await withdrawSuggestion(context.db, suggester(context), input.suggestionId)
    context.loaders.openReports.clearAll()
    return isRefused(result) ? refused(result, context) : { ...result, userErrors: [] }
  },

  reviewPlaceSuggestion: async (_parent, { input }, context) => {
    const { loaders } = context
    const result = await reviewSuggestion(context.db, suggester(context).userId, input)
    const { openReports, place, materialsOfPlace, hoursOfPlace } = loaders
    for (const loader of [openReports, place, materialsOfPlace, hoursOfPlace]) loader.clearAll()
    return isRefused(result) ? refused(result, context) : { ...result, userErrors: [] }
  },
}

function suggester({ viewer }: Context): Suggester {
  if (!viewer) throw unauthenticated()
  return viewer
}

const refused = ({ problems }: Refused<Problem>, { locale }: Context) => ({
  suggestion: null,
  userErrors: userErrors(problems, locale),
})
