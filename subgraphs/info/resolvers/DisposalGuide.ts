import { dayInKorea } from '../domain/days.ts'
import { conflictsOf, guideConfidence, warningsOf } from '../domain/guides.ts'
import type { DisposalGuideResolvers } from '../types.generated.ts'

export const DisposalGuide: DisposalGuideResolvers = {
  // Slugs have no two hyphens in a row, so no item's guide has the id of another's variant.
  id: ({ item, variant, locale }) => `gui_${item.slug}${variant ? `--${variant.slug}` : ''}-${locale}`,

  summary: ({ item, variant, locale }) => (variant ?? item).summary[locale],

  method: ({ item, variant }) => (variant ?? item).disposalMethod,

  steps: ({ item, variant, locale }) =>
    (variant ?? item).steps.map(({ action, text, detail }, index) => ({
      position: index + 1,
      action,
      text: text[locale],
      detail: detail?.[locale] ?? null,
    })),

  warnings: async (guide, _args, { loaders }) => warningsOf(guide, await loaders.mistakes.load(guide.item.id)),

  sources: async ({ item }, _args, { loaders }) => {
    const sources = await Promise.all(item.sourceIds.map((key) => loaders.source.load(key)))
    return sources.filter((source) => source !== null)
  },

  conflicts: async (guide, _args, { loaders }) => {
    const conflicts = conflictsOf(guide, await loaders.conflicts.load(guide.item.id))
    return Promise.all(
      conflicts.map(async ({ statement, sourceId }) => {
        const source = await loaders.source.load(sourceId)
        if (!source) throw new Error(`A conflict names a source that isn't there: ${sourceId}`)
        return { statement: statement[guide.locale], source }
      }),
    )
  },

  confidence: async (guide, _args, { loaders }) =>
    guideConfidence(guide, conflictsOf(guide, await loaders.conflicts.load(guide.item.id)), dayInKorea(new Date())),

  lastReviewedOn: ({ item }) => item.reviewedOn,
}
