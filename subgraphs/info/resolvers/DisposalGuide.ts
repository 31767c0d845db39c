import { localeOfText } from '../../_shared/locale.ts'
import { todayInKorea } from '../domain/collection/days.ts'
import { conflictsOf, guideConfidence, regionalNoteOf, warningsOf } from '../domain/guides/guides.ts'
import { guideSources, inForceFrom } from '../domain/guides/sources.ts'
import { pictogramUrl } from '../domain/pictograms/pictograms.ts'
import type { DisposalGuideResolvers } from '../types.generated.ts'

export const DisposalGuide: DisposalGuideResolvers = {
  // Slugs never have two hyphens in a row, so the ids of an item and of another item's variant cannot collide.
  id: ({ item, variant, regionId, dwelling, locale }) => {
    const subject = variant ? `${item.slug}--${variant.slug}` : item.slug
    return `gui_${[subject, regionId, dwelling?.toLowerCase(), locale].filter(Boolean).join('-')}`
  },

  appliesTo: ({ appliesTo }) => (appliesTo === null ? null : { id: appliesTo }),

  isRegional: ({ appliesTo }) => appliesTo !== null,

  summary: ({ item, variant, rule, locale }) => rule?.summary?.[locale] ?? (variant ?? item).summary[locale],

  pictogramUrl: ({ method }, _args, { publicUrl }) => pictogramUrl(publicUrl, 'method', method),

  // If a region prescribes another disposal method, the national steps would be wrong: its summary is the only step.
  steps: ({ item, variant, method, rule, locale }) => {
    const national = variant ?? item
    if (method !== national.disposalMethod && rule?.summary)
      return [{ position: 1, action: 'OTHER' as const, text: rule.summary[locale], detail: null }]
    return national.steps.map(({ action, text, detail }, index) => ({
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

  // In the language of the guide, not of the request.
  fees: ({ fees, locale }) => fees.map((fee) => ({ ...fee, locale })),

  regionalNote: regionalNoteOf,

  regionalNoteLocale: (guide) => localeOfText(regionalNoteOf(guide), guide.locale),

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
        if (!source) throw new Error(`The source of a guide conflict does not exist: ${sourceId}`)
        return { statement: statement[guide.locale], source }
      }),
    )
  },

  confidence: async (guide, _args, { loaders }) =>
    guideConfidence(guide, conflictsOf(guide, await loaders.conflicts.load(guide.item.id)), todayInKorea()),

  lastReviewedOn: ({ item }) => item.reviewedOn,
}
