import { isRefused, userErrors } from '../../_shared/refusals.ts'
import { deleteDiaryEntry, logDisposal, updateDiaryEntry } from '../domain/diary/entries.ts'
import type { MutationResolvers } from '../types.generated.ts'
import { requirePerson } from './own-profile.ts'

// The mutations of a request run one after the other and share its loaders, so each clears the entries it changed.
export const diaryMutations: Pick<MutationResolvers, 'logDisposal' | 'updateDiaryEntry' | 'deleteDiaryEntry'> = {
  logDisposal: async (_parent, { input }, context) => {
    const result = await logDisposal(context.db, requirePerson(context), input, { existing: context.confirmedIds })
    if (isRefused(result)) return { entry: null, userErrors: userErrors(result.problems, context.locale) }
    return { entry: result.entry, userErrors: [] }
  },

  updateDiaryEntry: async (_parent, { input }, context) => {
    const result = await updateDiaryEntry(context.db, requirePerson(context), input, { existing: context.confirmedIds })
    if (isRefused(result)) return { entry: null, userErrors: userErrors(result.problems, context.locale) }
    return { entry: result.entry, userErrors: [] }
  },

  deleteDiaryEntry: async (_parent, { input: { entryId } }, context) => {
    const result = await deleteDiaryEntry(context.db, requirePerson(context), entryId)
    if (isRefused(result)) return { deletedEntryId: null, userErrors: userErrors(result.problems, context.locale) }
    return { deletedEntryId: result.deletedId, userErrors: [] }
  },
}
