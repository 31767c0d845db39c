import { type Located, requireKnown, requireUnique, ruleBroken } from '../../_shared/reference-data.ts'
import { byItem, setOf } from './check-catalogue.ts'
import { categorySentence, findSummary, type Summarized } from './method-sentences.ts'
import { statedOnlyBy } from './missing-fact.ts'
import type { Catalogue, Files } from './read.ts'

/** @throws Error for the first sentence of a method, or summary of an item or variant, that breaks a rule */
export function checkSummaries(from: Files, catalogue: Catalogue): void {
  checkSentences(from, catalogue)
  for (const { file, row, category, steps } of summarized(from, catalogue)) {
    const summary = findSummary(row, category, catalogue)
    if (!summary) {
      const rule = `no sentence for ${row.method} fits the category "${category}": write a summary`
      throw ruleBroken(file, row.line, rule)
    }
    // An item with variants has no steps, and its guides show the summaries of the variants.
    const fact = steps.length > 0 ? statedOnlyBy(summary, textOf(steps)) : null
    if (fact) throw ruleBroken(file, row.line, `the summary says "${fact}", but no step does`)
  }
}

/** Every item and variant, with its own steps. */
function summarized(from: Files, { items, variants, steps }: Catalogue) {
  const [variantsOf, stepsOf] = [byItem(variants), byItem(steps)]
  return items.flatMap((item) => {
    const { slug, category } = item
    const own = (variant: string | null) => (stepsOf.get(slug) ?? []).filter((step) => step.variant === variant)
    const ofItem = { file: from.items, row: item as Located<Summarized>, category, steps: own(null) }
    const ofVariants = variantsOf.get(slug) ?? []
    return [ofItem, ...ofVariants.map((row) => ({ file: from.variants, row, category, steps: own(row.slug) }))]
  })
}

function checkSentences(from: Files, catalogue: Catalogue): void {
  const { sentences, methods, categories, sources, items } = catalogue
  requireUnique(from.sentences, sentences, 'sentence', ({ method, category }) => `${method} ${category}`)
  for (const row of sentences) {
    requireKnown(
      from.sentences,
      row,
      'method',
      [row.method],
      setOf(methods, ({ method }) => method),
    )
    requireKnown(
      from.sentences,
      row,
      'category',
      [row.category],
      setOf(categories, ({ slug }) => slug),
    )
    requireKnown(
      from.sentences,
      row,
      'source',
      row.sources,
      setOf(sources, ({ key }) => key),
    )
  }
  for (const item of items) {
    const sentence = item.summary_ko ? undefined : categorySentence(item.method, item.category, catalogue)
    if (!sentence || sentence.sources.some((source) => item.sources.includes(source))) continue
    const expected = sentence.sources.join(' or ')
    throw ruleBroken(from.items, item.line, `an item with the sentence of its category names its source: ${expected}`)
  }
}

const textOf = (steps: Catalogue['steps']) => ({
  ko: steps.flatMap(({ text_ko, detail_ko }) => [text_ko, detail_ko]).join(' / '),
  en: steps.flatMap(({ text_en, detail_en }) => [text_en, detail_en]).join(' / '),
})
