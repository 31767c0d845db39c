import { readReference } from '../../_shared/reference-data.ts'
import { checkBaseTables, checkItems } from './check-catalogue.ts'
import { checkDetails } from './check-details.ts'
import { checkLanguages } from './check-languages.ts'
import { checkSummaries } from './check-summaries.ts'
import {
  categoryEntry,
  componentEntry,
  conflictEntry,
  itemEntry,
  markEntry,
  materialEntry,
  methodEntry,
  mistakeEntry,
  relatedEntry,
  sentenceEntry,
  sourceEntry,
  stepEntry,
  variantEntry,
} from './entries.ts'
import { checkLocalRules, localRuleEntry } from './local-rules.ts'
import { checkVocabulary, compoundEndEntry, compoundStartEntry, wordEntry } from './vocabulary.ts'

const file = (name: string) => new URL(name, import.meta.url)

export const files = {
  categories: file('categories.csv'),
  materials: file('materials.csv'),
  methods: file('methods.csv'),
  sentences: file('method-sentences.csv'),
  sources: file('sources.csv'),
  items: file('items.csv'),
  variants: file('item-variants.csv'),
  steps: file('steps.csv'),
  components: file('item-components.csv'),
  mistakes: file('common-mistakes.csv'),
  marks: file('sorting-marks.csv'),
  related: file('related-items.csv'),
  conflicts: file('guide-conflicts.csv'),
  localRules: file('local-rules.csv'),
  vocabulary: file('vocabulary.csv'),
  compoundStarts: file('compound-starts.csv'),
  compoundEnds: file('compound-ends.csv'),
}
export type Files = typeof files

/** The rows of each file, each with its line. */
const readRows = (from: Files) => ({
  categories: readReference(from.categories, categoryEntry),
  materials: readReference(from.materials, materialEntry),
  methods: readReference(from.methods, methodEntry),
  sentences: readReference(from.sentences, sentenceEntry),
  sources: readReference(from.sources, sourceEntry),
  items: readReference(from.items, itemEntry),
  variants: readReference(from.variants, variantEntry),
  steps: readReference(from.steps, stepEntry),
  components: readReference(from.components, componentEntry),
  mistakes: readReference(from.mistakes, mistakeEntry),
  marks: readReference(from.marks, markEntry),
  related: readReference(from.related, relatedEntry),
  conflicts: readReference(from.conflicts, conflictEntry),
  localRules: readReference(from.localRules, localRuleEntry),
  vocabulary: readReference(from.vocabulary, wordEntry),
  compoundStarts: readReference(from.compoundStarts, compoundStartEntry),
  compoundEnds: readReference(from.compoundEnds, compoundEndEntry),
})
export type Catalogue = ReturnType<typeof readRows>

/** The catalogue, with every row and every reference between files checked. @throws Error naming file, line and rule */
export function readCatalogue(from: Files = files): Catalogue {
  const catalogue = readRows(from)
  checkBaseTables(from, catalogue)
  checkItems(from, catalogue)
  checkDetails(from, catalogue)
  checkSummaries(from, catalogue)
  checkLocalRules(from.localRules, catalogue)
  checkLanguages(from, catalogue)
  checkVocabulary(from, catalogue)
  return catalogue
}
