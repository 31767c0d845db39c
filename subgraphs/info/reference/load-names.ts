import type { Db } from '../../_shared/db.ts'
import { insertRows } from '../../_shared/insert-rows.ts'
import { loadReferenceOnce } from '../../_shared/reference-data.ts'
import { itemNames } from '../db/schema.ts'
import { searchKeysOf, searchKeysVersion } from '../domain/search/key.ts'
import { itemId } from './ids.ts'
import type { Catalogue, Files } from './read.ts'
import { wordsOf } from './vocabulary.ts'

/** Raise it when the rows of `item_names` change for the same files. */
const namesVersion = 1

type Name = Omit<typeof itemNames.$inferInsert, keyof ReturnType<typeof searchKeysOf>> & { isCompound: boolean }

/** Writes the names of all items if a file with names changed, or the way in which names are compared. */
export const loadNames = (tx: Db, catalogue: Catalogue, { items, vocabulary, compoundStarts, compoundEnds }: Files) =>
  loadReferenceOnce(
    tx,
    {
      name: 'item-names',
      version: 100 * searchKeysVersion + namesVersion,
      files: [items, vocabulary, compoundStarts, compoundEnds],
    },
    async (names) => {
      await names.delete(itemNames)
      const rows = [...catalogueNames(catalogue), ...vocabularyNames(catalogue)]
      await insertRows(
        names,
        itemNames,
        rows.map(({ isCompound, ...row }) => ({ ...row, ...searchKeysOf(row.text, row.locale, !isCompound) })),
      )
    },
  )

const catalogueNames = ({ items }: Catalogue): Name[] =>
  items.flatMap(({ slug, name_ko, name_en, synonyms_ko, synonyms_en }) => {
    const row = { itemId: itemId(slug), isBrand: false, position: 0, isCatalogueName: true, isCompound: false }
    const [name, synonym] = [
      { ...row, isSynonym: false },
      { ...row, isSynonym: true },
    ]
    return [
      { ...name, locale: 'ko' as const, text: name_ko },
      { ...name, locale: 'en' as const, text: name_en },
      ...synonyms_ko.map((text) => ({ ...synonym, locale: 'ko' as const, text })),
      ...synonyms_en.map((text) => ({ ...synonym, locale: 'en' as const, text })),
    ]
  })

const vocabularyNames = (catalogue: Catalogue): Name[] =>
  wordsOf(catalogue).flatMap(({ text, locale, isBrand, isCompound, items }) =>
    items.map((slug, position) => ({
      itemId: itemId(slug),
      locale,
      text,
      isSynonym: true,
      isBrand,
      position,
      isCatalogueName: false,
      isCompound,
    })),
  )
