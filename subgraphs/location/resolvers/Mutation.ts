import { unauthenticated } from '../../_shared/errors.ts'
import { userErrors } from '../../_shared/problems.ts'
import type { Context } from '../context.ts'
import { review } from '../domain/reviews.ts'
import {
  type Refused,
  reportProblem,
  type Suggester,
  suggestCorrection,
  suggestPlace,
  withdraw,
} from '../domain/suggestions.ts'
import type { MutationResolvers } from '../types.generated.ts'

export const Mutation: MutationResolvers = {
  suggestPlace: async (_parent, { input }, context) => {
    const end = await suggestPlace(context.db, suggester(context), input)
    if ('suggestion' in end) return { ...end, possibleDuplicates: null, userErrors: [] }
    return { ...refused(end, context), possibleDuplicates: end.possibleDuplicates ?? null }
  },

  suggestPlaceCorrection: async (_parent, { input }, context) => {
    const end = await suggestCorrection(context.db, suggester(context), input)
    return 'suggestion' in end ? { ...end, userErrors: [] } : refused(end, context)
  },

  reportPlaceProblem: async (_parent, { input }, context) => {
    const end = await reportProblem(context.db, suggester(context), input)
    context.loaders.openReports.clearAll()
    return 'suggestion' in end ? { ...end, userErrors: [] } : refused(end, context)
  },

  withdrawPlaceSuggestion: async (_parent, { input }, context) => {
    const end = await withdraw(context.db, suggester(context), input.suggestionId)
    context.loaders.openReports.clearAll()
    return 'suggestion' in end ? { ...end, userErrors: [] } : refused(end, context)
  },

  reviewPlaceSuggestion: async (_parent, { input }, context) => {
    const { loaders } = context
    const end = await review(context.db, suggester(context).userId, input)
    const { openReports, place, materialsOfPlace, hoursOfPlace } = loaders
    for (const loader of [openReports, place, materialsOfPlace, hoursOfPlace]) loader.clearAll()
    return 'suggestion' in end ? { ...end, userErrors: [] } : refused(end, context)
  },
}

function suggester({ viewer }: Context): Suggester {
  if (!viewer) throw unauthenticated()
  return viewer
}

const refused = ({ problems }: Pick<Refused, 'problems'>, { locale }: Context) => ({
  suggestion: null,
  userErrors: userErrors(problems, locale),
})
