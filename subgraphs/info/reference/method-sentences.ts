import type { Translated } from '../../_shared/locale.ts'
import type { DisposalMethod } from '../types.generated.ts'
import type { Catalogue } from './read.ts'

/** A text in both languages; null if either is missing. */
export const translated = (ko: string | null, en: string | null): Translated | null => (ko && en ? { ko, en } : null)

/** An item or variant. */
export interface Summarized {
  method: DisposalMethod
  summary_ko: string | null
  summary_en: string | null
}

/** The summary of an item or variant: its own, else the sentence for its method; null if it has neither. */
export const findSummary = (row: Summarized, category: string, catalogue: Catalogue): Translated | null =>
  translated(row.summary_ko, row.summary_en) ?? methodSentence(row.method, category, catalogue)

/** The same in a catalogue that `checkSummaries` has checked: everything in it has a summary. */
export function summaryOf(row: Summarized, category: string, catalogue: Catalogue): Translated {
  const summary = findSummary(row, category, catalogue)
  if (!summary) throw new Error(`Neither a summary nor a sentence for ${row.method} in the category "${category}".`)
  return summary
}

/** The sentence that sums up a method for the items of one category. */
export const categorySentence = (method: DisposalMethod, category: string, { sentences }: Catalogue) =>
  sentences.find((row) => row.method === method && row.category === category)

/** The category's sentence, else that of the method with the category's name filled in; null if there is neither. */
function methodSentence(method: DisposalMethod, categorySlug: string, catalogue: Catalogue): Translated | null {
  const category = catalogue.categories.find(({ slug }) => slug === categorySlug)
  const sentence =
    categorySentence(method, categorySlug, catalogue) ?? catalogue.methods.find((row) => row.method === method)
  const [ko, en] = [sentence?.summary_ko, sentence?.summary_en]
  return translated(
    ko?.replace('{category}', String(category?.name_ko)) ?? null,
    en?.replace('{category}', String(category?.name_en)) ?? null,
  )
}
