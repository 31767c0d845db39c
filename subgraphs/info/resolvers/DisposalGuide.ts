import { guideSources, inForceFrom } from '../domain/guide-sources.ts'
import { regionalNoteOf, warningsOf } from '../domain/guides.ts'
import type { DisposalGuideResolvers } from '../types.generated.ts'

export const DisposalGuide: DisposalGuideResolvers = {
  id: ({ item, regionId, dwelling, locale }) =>
    `gui_${[item.slug, regionId, dwelling?.toLowerCase(), locale].filter(Boolean).join('-')}`,

  appliesTo: ({ appliesTo }) => (appliesTo === null ? null : { id: appliesTo }),

  isRegional: ({ appliesTo }) => appliesTo !== null,

  summary: ({ item, rule, locale }) => rule?.summary?.[locale] ?? item.summary[locale],

  // Where a region wants a thing somewhere else, the country's steps would lead astray; its one sentence is the way.
  steps: ({ item, method, rule, locale }) => {
    const texts = method !== item.disposalMethod && rule?.summary ? [rule.summary[locale]] : item.steps[locale]
    return texts.map((text, index) => ({ position: index + 1, text }))
  },

  feeStatus: async ({ method, rule, fees }, _args, { loaders }) => {
    if (rule?.feeStatus) return rule.feeStatus
    return fees.length > 0 ? 'CHARGED' : ((await loaders.feeStatus.load(method)) ?? 'UNKNOWN')
  },

  warnings: warningsOf,

  regionalNote: regionalNoteOf,

  validFrom: async (guide, _args, { loaders }) => {
    const { rule, item } = guide
    return rule?.validFrom ?? inForceFrom(await loaders.source.loadMany(rule ? [rule.sourceId] : item.sourceIds))
  },

  validUntil: ({ rule }) => rule?.validUntil ?? null,

  sources: (guide, _args, { loaders }) => guideSources(guide, (key) => loaders.source.load(key)),

  lastReviewedOn: ({ item }) => item.reviewedOn,
}
