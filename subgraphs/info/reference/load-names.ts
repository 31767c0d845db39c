import { sql } from 'drizzle-orm'
import { finishBulkLoad } from '../../_shared/bulk-load.ts'
import type { Db } from '../../_shared/db.ts'
import { insertRows } from '../../_shared/insert-rows.ts'
import type { Locale } from '../../_shared/locale.ts'
import { loadReferenceOnce } from '../../_shared/reference-data.ts'
import { itemNames } from '../db/schema.ts'
import { searchKeysOf, searchKeysVersion } from '../domain/search/key.ts'
import { itemId } from './ids.ts'
import type { Catalogue, Files } from './read.ts'
import { wordsOf } from './vocabulary.ts'

/** Raise it when the rows of `item_names` change for the same files. */
const namesVersion = 1

const { locale, text, isSynonym, isBrand, position, isCatalogueName, romanised } = itemNames
const columns = { itemId: itemNames.itemId, locale, text, isSynonym, isBrand, position, isCatalogueName }

type Row = Pick<typeof itemNames.$inferSelect, keyof typeof columns>

interface Name extends Row {
  /** Whether people may type the Korean name in Latin letters. */
  isRomanised: boolean
}

/**
 * Writes the names of all items if a file with names changed. Names that stay the same are left alone: their search
 * keys take most of the time. They are written again after a change of how names are compared.
 */
export async function loadNames(tx: Db, catalogue: Catalogue, from: Files): Promise<void> {
  const { items, vocabulary, compoundStarts, compoundEnds } = from
  await loadReferenceOnce(tx, { name: 'item-name-keys', version: searchKeysVersion, files: [] }, async (names) => {
    await names.delete(itemNames)
  })
  const version = 100 * searchKeysVersion + namesVersion
  const files = [items, vocabulary, compoundStarts, compoundEnds]
  await loadReferenceOnce(tx, { name: 'item-names', version, files }, async (names) => {
    const stored = await names.select({ ...columns, isRomanised: sql<boolean>`${romanised} <> ''` }).from(itemNames)
    const listed = [...catalogueNames(catalogue), ...vocabularyNames(catalogue)]
    const { obsolete, added } = compare(stored, listed)
    await deleteNames(names, obsolete)
    await insertRows(
      names,
      itemNames,
      added.map(({ isRomanised, ...row }) => ({ ...row, ...searchKeysOf(row.text, row.locale, isRomanised) })),
    )
    if (added.length + obsolete.length > 0) await finishBulkLoad(names, itemNames)
  })
}

/** The stored names that are not listed, and the listed ones that are not stored, or are there with another property. */
function compare(stored: readonly Name[], listed: readonly Name[]): { obsolete: Name[]; added: Name[] } {
  const storedKeys = stored.map(keyOf)
  const listedKeys = listed.map(keyOf)
  const [isStored, isListed] = [new Set(storedKeys), new Set(listedKeys)]
  return {
    obsolete: stored.filter((_, index) => !isListed.has(storedKeys[index] ?? '')),
    added: listed.filter((_, index) => !isStored.has(listedKeys[index] ?? '')),
  }
}

const keyOf = (name: Name): string =>
  JSON.stringify([...Object.keys(columns).map((column) => name[column as keyof Row]), name.isRomanised])

async function deleteNames(tx: Db, names: readonly Name[]): Promise<void> {
  if (names.length === 0) return
  const records = names.map((row) => ({ item_id: row.itemId, locale: row.locale, text: row.text }))
  await tx.execute(sql`
    delete from ${itemNames}
    using json_to_recordset(${JSON.stringify(records)}::json) as obsolete (item_id text, locale text, text text)
    where ${itemNames.itemId} = obsolete.item_id and ${locale} = obsolete.locale and ${text} = obsolete.text`)
}

const catalogueNames = ({ items }: Catalogue): Name[] =>
  items.flatMap(({ slug, name_ko, name_en, synonyms_ko, synonyms_en }) => [
    catalogueName(slug, 'ko', name_ko, false),
    catalogueName(slug, 'en', name_en, false),
    ...synonyms_ko.map((synonym) => catalogueName(slug, 'ko', synonym, true)),
    ...synonyms_en.map((synonym) => catalogueName(slug, 'en', synonym, true)),
  ])

const catalogueName = (slug: string, language: Locale, name: string, isOther: boolean): Name => ({
  itemId: itemId(slug),
  locale: language,
  text: name,
  isSynonym: isOther,
  isBrand: false,
  position: 0,
  isCatalogueName: true,
  isRomanised: language === 'ko',
})

const vocabularyNames = (catalogue: Catalogue): Name[] =>
  wordsOf(catalogue).flatMap(({ items, isCompound, ...word }) =>
    items.map((slug, place) => ({
      itemId: itemId(slug),
      ...word,
      isSynonym: true,
      position: place,
      isCatalogueName: false,
      isRomanised: word.locale === 'ko' && !isCompound,
    })),
  )
