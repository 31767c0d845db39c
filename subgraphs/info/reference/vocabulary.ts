import { z } from 'zod'
import { searchKey } from '../../_shared/korea/search-key.ts'
import type { Locale } from '../../_shared/locale.ts'
import { listCell, requireKnown, requireUnique, ruleBroken, slugCell, textCell } from '../../_shared/reference-data.ts'
import { setOf } from './check-catalogue.ts'
import type { Catalogue, Files } from './read.ts'

const itemsCell = listCell.pipe(z.array(slugCell).min(1, 'a word needs an item'))

/** A word that people say for one or several items, likeliest first. */
export const wordEntry = z.object({
  word: textCell,
  locale: z.enum(['ko', 'en']),
  kind: z.enum(['everyday', 'spoken', 'brand']),
  items: itemsCell,
})

/** The first word of compounds: a brand, a content or a material, in one or more spellings. */
export const compoundStartEntry = z.object({
  group: slugCell,
  kind: z.enum(['everyday', 'brand']),
  words_ko: listCell,
  words_en: listCell,
})

/** Last words that a group's first words combine with. A row without last words is about a brand alone. */
export const compoundEndEntry = z.object({
  group: slugCell,
  words_ko: listCell,
  words_en: listCell,
  items: itemsCell,
})

/** A word and the items that it finds, likeliest first. */
export interface Word {
  text: string
  locale: Locale
  isBrand: boolean
  /** Combined from a first and a last word. */
  isCompound: boolean
  items: readonly string[]
}

/** @throws Error for the first row of the vocabulary or of the compounds that breaks a rule across rows */
export function checkVocabulary(from: Files, catalogue: Catalogue): void {
  const { items, vocabulary, compoundStarts, compoundEnds } = catalogue
  const slugs = setOf(items, ({ slug }) => slug)
  const written = writtenNames(catalogue)
  requireUnique(from.vocabulary, vocabulary, 'word', keyOf)
  for (const row of vocabulary) {
    requireKnown(from.vocabulary, row, 'item', row.items, slugs)
    if (written.has(searchKey(row.word)))
      throw ruleBroken(from.vocabulary, row.line, `word "${row.word}" is a name or synonym in items.csv already`)
  }
  const groups = setOf(compoundEnds, ({ group }) => group)
  for (const row of compoundEnds) requireKnown(from.compoundEnds, row, 'item', row.items, slugs)
  for (const row of compoundStarts) requireKnown(from.compoundStarts, row, 'group', [row.group], groups)
  for (const locale of ['ko', 'en'] as const) {
    const starts = compoundStarts.flatMap(({ line, ...row }) => row[`words_${locale}`].map((word) => ({ line, word })))
    requireUnique(from.compoundStarts, starts, 'word', ({ word }) => searchKey(word))
    const ends = compoundEnds.flatMap(({ line, group, ...row }) =>
      endsIn(row, locale).map((word) => ({ line, key: `${group} ${searchKey(word)}` })),
    )
    requireUnique(from.compoundEnds, ends, 'last word of a group', ({ key }) => key)
  }
}

/** The words of `vocabulary.csv`, then the compounds: every first word of a group with every last word of it. */
export function wordsOf(catalogue: Catalogue): Word[] {
  const words: Word[] = catalogue.vocabulary.map(({ word, locale, kind, items }) => ({
    text: word,
    locale,
    isBrand: kind === 'brand',
    isCompound: false,
    items,
  }))
  // A written name or word has been chosen for its item; a compound of the same letters is an accident.
  const written = writtenNames(catalogue)
  const taken = new Set(catalogue.vocabulary.map(keyOf))
  const compounds = compoundsOf(catalogue).filter(({ text, locale }) => {
    const key = keyOf({ word: text, locale })
    if (written.has(searchKey(text)) || taken.has(key)) return false
    taken.add(key)
    return true
  })
  return [...words, ...compounds]
}

const keyOf = ({ word, locale }: { word: string; locale: Locale }) => `${searchKey(word)} (${locale})`

const writtenNames = ({ items }: Catalogue) =>
  new Set(
    items
      .flatMap(({ name_ko, name_en, synonyms_ko, synonyms_en }) => [name_ko, name_en, ...synonyms_ko, ...synonyms_en])
      .map(searchKey),
  )

function compoundsOf({ compoundStarts, compoundEnds }: Catalogue): Word[] {
  return compoundStarts.flatMap(({ group, kind, ...start }) =>
    compoundEnds
      .filter((row) => row.group === group)
      .flatMap(({ items, ...end }) =>
        (['ko', 'en'] as const).flatMap((locale) =>
          start[`words_${locale}`].flatMap((first) =>
            endsIn(end, locale)
              // An everyday word alone is often the content: 사탕 is not its wrapper. The vocabulary has those that are not.
              .filter((last) => last !== '' || kind === 'brand')
              .map((last) => ({
                text: compound(first, last),
                locale,
                isBrand: kind === 'brand',
                isCompound: true,
                items,
              })),
          ),
        ),
      ),
  )
}

// A row without last words in either language has the empty one.
function endsIn(row: Record<`words_${Locale}`, string[]>, locale: Locale): string[] {
  return row.words_ko.length + row.words_en.length > 0 ? row[`words_${locale}`] : ['']
}

// Korean joins a single syllable: 코카콜라병, but 코카콜라 페트병.
function compound(first: string, last: string): string {
  if (last === '') return first
  return /^[가-힣]$/.test(last) ? `${first}${last}` : `${first} ${last}`
}
