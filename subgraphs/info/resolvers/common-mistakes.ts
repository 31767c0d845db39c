import { pickLocale } from '../../_shared/locale.ts'
import type { Context } from '../context.ts'

/** Resolves `commonMistakes` of an item or a material, in the requested language. */
export async function resolveCommonMistakes(
  { id }: { id: string },
  args: { locale?: string | null },
  { loaders, locale: requestLocale }: Context,
) {
  const locale = pickLocale(args.locale, requestLocale)
  const rows = await loaders.mistakes.load(id)
  return rows.map(({ mistake, instead, reason }) => ({
    mistake: mistake[locale],
    instead: instead[locale],
    reason: reason?.[locale] ?? null,
  }))
}
