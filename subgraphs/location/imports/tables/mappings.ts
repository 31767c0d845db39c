import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { dataSets, materials } from '../../db/schema.ts'
import type { AcceptancePricing, PlaceKind } from '../../types.generated.ts'
import type { PlaceImporter } from '../reread-records.ts'
import { type Field, fields } from './fields.ts'
import { type PlaceTable, tableImporter } from './table-importer.ts'

const kinds = [
  'RECYCLING_CENTER',
  'COLLECTION_POINT',
  'DROP_OFF_BIN',
  'CLOTHING_BIN',
  'REVERSE_VENDING_MACHINE',
  'TAKE_BACK_SHOP',
  'REFILL_SHOP',
  'SECOND_HAND_SHOP',
  'REPAIR_SHOP',
  'HAZARDOUS_WASTE_SITE',
  'BULKY_WASTE_SITE',
  'OTHER',
] as const satisfies readonly PlaceKind[]
const prices = ['FREE', 'VISITOR_PAYS', 'VISITOR_EARNS', 'UNKNOWN'] as const satisfies readonly AcceptancePricing[]

const text = z.string().trim().min(1)
const fieldTexts = z.partialRecord(z.enum(fields), text)

const mapping = z
  .strictObject({
    title: text,
    publisher: text,
    url: z.url().nullable().default(null),
    license: text.nullable().default(null),
    header: z.array(z.string()).min(1).optional(),
    columns: fieldTexts,
    constants: fieldTexts.default({}),
    /** The columns that distinguish rows at one address. */
    keyColumns: z.array(text).default([]),
    personal: z.array(text).default([]),
    days: z.enum(['iso', 'excel']).default('iso'),
    nameEn: text.optional(),
    /** The country of the places, as ISO 3166-1 alpha-2. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'a country has two capital letters, such as DE')
      .default('KR'),
    /** The values that a row must have in these columns; others are left out. */
    filters: z.record(text, z.array(z.string()).min(1)).default({}),
    kind: z.enum(kinds),
    materials: z.array(text).default([]),
    pricing: z.enum(prices).default('UNKNOWN'),
  })
  .superRefine(({ columns, constants, materials: codes }, context) => {
    const missing = (['name', 'address', 'latitude', 'longitude'] as const).filter(
      (field) => !columns[field] && !(field === 'name' && constants.name),
    )
    for (const field of missing) context.addIssue({ code: 'custom', path: ['columns', field], message: 'is missing' })
    const twice = Object.keys(constants).filter((field) => columns[field as Field])
    for (const field of twice)
      context.addIssue({ code: 'custom', path: ['constants', field], message: 'has a column already' })
    if (codes.length === 0 && !columns.items)
      context.addIssue({ code: 'custom', path: ['materials'], message: 'a place needs a material' })
  })

/**
 * An importer for each file in `mappings/`, which names the columns of a city's table.
 * @throws Error naming file and rule
 */
export const mappedImporters = (): PlaceImporter[] => {
  const folder = fileURLToPath(new URL('mappings/', import.meta.url))
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.sort().map((name) => importerOrFailure(`${folder}${name}`))
}

/** The importer of a mapping. A broken one fails only when it is used, since the other data sets have nothing to do with it. */
export function importerOrFailure(path: string): PlaceImporter {
  try {
    return mappedImporter(path)
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error))
    return {
      name: basename(path, '.json'),
      title: `(broken mapping) ${failure.message}`,
      // biome-ignore lint/correctness/useYield: it fails before its first row
      async *run() {
        throw failure
      },
    }
  }
}

/** The importer that a mapping describes, under the name of the mapping's file. @throws Error naming file and rule */
export function mappedImporter(path: string): PlaceImporter {
  const found = readMapping(path)
  const { title, publisher, url, license } = found
  const name = basename(path, '.json')
  const importer = tableImporter(tableOf(name, found))
  return {
    ...importer,
    attribution: { publisher, url, license },
    async *run(job) {
      await requireMaterials(job.tx, path, found.materials)
      await job.tx
        .insert(dataSets)
        .values({ id: name, title, publisher, url, license })
        .onConflictDoUpdate({ target: dataSets.id, set: { title, publisher, url, license } })
      return yield* importer.run(job)
    },
  }
}

/** The table that a mapping describes. @throws Error naming file and rule */
export const mappedTable = (path: string): PlaceTable => tableOf(basename(path, '.json'), readMapping(path))

function tableOf(name: string, found: z.infer<typeof mapping>): PlaceTable {
  const { title, kind, pricing, days, constants, country, publisher: _, url: __, license: ___, ...table } = found
  return {
    ...table,
    name,
    title,
    ...(country !== 'KR' && { countryCode: country }),
    constants: { ...constants, providerCode: constants.providerCode ?? name },
    kind: () => kind,
    serialDays: days === 'excel',
    terms: { pricing, conditionsKo: null, conditionsEn: null },
  }
}

function readMapping(path: string): z.infer<typeof mapping> {
  const result = mapping.safeParse(jsonIn(path))
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'mapping'}: ${issue.message}`)
  throw new Error(`${basename(path)}: ${problems.join('; ')}`)
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${basename(path)} is not JSON.`, { cause: error })
  }
}

async function requireMaterials(tx: Db, path: string, codes: readonly string[]): Promise<void> {
  const known = await tx.select({ code: materials.code }).from(materials).where(isOneOf(materials.code, codes))
  const unknown = codes.find((code) => !known.some((row) => row.code === code))
  if (unknown !== undefined) throw new Error(`${basename(path)}: materials: "${unknown}" isn’t known`)
}
