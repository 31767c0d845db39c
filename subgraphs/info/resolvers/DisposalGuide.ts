import { dayOfCatalogue } from '../domain/collection/days.ts'
import { conflictsOf, guideConfidence, regionalNoteOf, warningsOf } from '../domain/guides/guides.ts'
import { guideSources, inForceFrom } from '../domain/guides/sources.ts'
import type { DisposalGuideResolvers } from '../types.generated.ts'

export const DisposalGuide: DisposalGuideResolvers = {
  // Slugs have no two hyphens in a row, so no item's guide has the id of another's variant.
  id: ({ item, variant, regionId, dwelling, locale }) => {
    const what = variant ? `${item.slug}--${variant.slug}` : item.slug
    return `gui_${[what, regionId, dwelling?.toLowerCase(), locale].filter(Boolean).join('-')}`
  },

  appliesTo: ({ appliesTo }) => (appliesTo === null ? null : { id: appliesTo }),

  isRegional: ({ appliesTo }) => appliesTo !== null,

  summary: ({ item, variant, rule, locale }) => rule?.summary?.[locale] ?? (variant ?? item).summary[locale],

  // Where a region wants a thing somewhere else, the country's steps would lead astray; its one sentence is the way.
  steps: ({ item, variant, method, rule, locale }) => {
    const usual = variant ?? item
    if (method !== usual.disposalMethod && rule?.summary)
      return [{ position: 1, action: 'OTHER' as const, text: rule.summary[locale], detail: null }]
    return usual.steps.map(({ action, text, detail }, index) => ({
      position: index + 1,
      action,
      text: text[locale],
      detail: detail?.[locale] ?? null,
    }))
  },

  feeStatus: async ({ method, rule, fees }, _args, { loaders }) => {
    if (rule?.feeStatus) return rule.feeStatus
    return fees.length > 0 ? 'CHARGED' : ((await loaders.feeStatus.load(method)) ?? 'UNKNOWN')
  },

  warnings: async (guide, _args, { loaders }) => warningsOf(guide, await loaders.mistakes.load(guide.item.id)),

  regionalNote: regionalNoteOf,

  validFrom: async (guide, _args, { loaders }) => {
    const { rule, item } = guide
    return rule?.validFrom ?? inForceFrom(await loaders.source.loadMany(rule ? [rule.sourceId] : item.sourceIds))
  },

  validUntil: ({ rule }) => rule?.validUntil ?? null,

  sources: (guide, _args, { loaders }) => guideSources(guide, (key) => loaders.source.load(key)),

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
    guideConfidence(guide, conflictsOf(guide, await loaders.conflicts.load(guide.item.id)), dayOfCatalogue()),

  lastReviewedOn: ({ item }) => item.reviewedOn,
}
