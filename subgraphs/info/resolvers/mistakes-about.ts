import { pickLocale } from '../../_shared/locale.ts'
import type { Context } from '../context.ts'

/** What people often get wrong about an item or a material, in one language. */
export async function mistakesAbout(
  { id }: { id: string },
  args: { locale?: string | null },
  { loaders, locale: spoken }: Context,
) {
  const locale = pickLocale(args.locale, spoken)
  const rows = await loaders.mistakes.load(id)
  return rows.map(({ mistake, instead, reason }) => ({
    mistake: mistake[locale],
    instead: instead[locale],
    reason: reason?.[locale] ?? null,
  }))
}
