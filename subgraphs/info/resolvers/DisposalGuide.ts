import { warningsOf } from '../domain/guides.ts'
import type { DisposalGuideResolvers } from '../types.generated.ts'

export const DisposalGuide: DisposalGuideResolvers = {
  id: ({ item, locale }) => `gui_${item.slug}-${locale}`,

  summary: ({ item, locale }) => item.summary[locale],

  method: ({ item }) => item.disposalMethod,

  steps: ({ item, locale }) => item.steps[locale].map((text, index) => ({ position: index + 1, text })),

  warnings: warningsOf,

  sources: async ({ item }, _args, { loaders }) => {
    const sources = await Promise.all(item.sourceIds.map((key) => loaders.source.load(key)))
    return sources.filter((source) => source !== null)
  },

  lastReviewedOn: ({ item }) => item.reviewedOn,
}
