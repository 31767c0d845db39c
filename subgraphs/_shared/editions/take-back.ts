import { eq } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { beginImport, type Importer } from '../import.ts'
import { tellDataSet } from './loaded-data-sets.ts'
import { type ImportRow, imports } from './tables.ts'
import { requireLatest } from './undo.ts'

/**
 * Takes an import back as a whole, in one transaction.
 * @param name of the import, for messages
 * @throws Error for an unknown import, one that was taken back already, one whose rows a later import changed, and data sets whose
 * imports can't be taken back; nothing is changed then
 */
export async function takeBackImport(
  db: Db,
  importers: readonly Importer[],
  { id, name, day, onWait }: { id: number; name: string; day: string; onWait?: () => void },
): Promise<ImportRow> {
  return db.transaction(async (tx) => {
    await beginImport(tx, onWait)
    const [found] = await tx.select().from(imports).where(eq(imports.id, id))
    if (!found) throw new Error(`There is no import ${name}. See: npm run import -- list`)
    if (found.undoneAt)
      throw new Error(`Import ${name} was taken back on ${found.undoneAt.toISOString().slice(0, 10)}.`)
    const importer = importers.find((one) => one.name === found.name)
    if (!importer?.undo) throw new Error(whyNot(found, importer))
    await requireLatest(tx, found, (later) => name.replace(/\d+$/, String(later)))
    await importer.undo(tx, found, day)
    await tellDataSet(tx, found.dataSet)
    return found
  })
}

const whyNot = ({ name }: ImportRow, importer: Importer | undefined): string =>
  importer
    ? `Imports of ${name} can't be taken back: places, addresses and collection rules refer to these regions. Load the right file, with --edition <a later day> if it is the older one; nothing was changed.`
    : `There is no importer ${name} any more, so that its imports can't be taken back.`
