import { z } from 'zod'
import { listCell } from '../../_shared/reference.ts'
import { codePattern } from '../domain/catalogue/slugs.ts'
import { feeStatus, method, optional, slug } from './cells.ts'

const words = z.string().trim().min(1)
const code = z.string().regex(codePattern, 'a code has capital letters and single underscores')
const list = z.string().transform(listCell)
const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')
const action = z.enum([
  'EMPTY',
  'RINSE',
  'DRY',
  'REMOVE_PARTS',
  'DISASSEMBLE',
  'FLATTEN',
  'BUNDLE',
  'MAKE_SAFE',
  'BAG',
  'ORDER_PICKUP',
  'PUT_OUT',
  'DROP_OFF',
  'OTHER',
])

export const categoryEntry = z.object({
  slug,
  parent: optional,
  name_ko: words,
  name_en: words,
  description_ko: words,
  description_en: words,
})
export const materialEntry = z
  .object({
    code,
    name_ko: words,
    name_en: words,
    method,
    recyclable: yesNo,
    color_hex: z.string().regex(/^#[0-9A-F]{6}$/, 'a colour is written as #RRGGBB'),
    description_ko: words,
    description_en: words,
    preparation_ko: list,
    preparation_en: list,
  })
  .refine(({ preparation_ko, preparation_en }) => preparation_ko.length === preparation_en.length, {
    path: ['preparation_en'],
    message: 'preparation has as many steps in both languages',
  })
export const methodEntry = z.object({ method, summary_ko: words, summary_en: words, fee_status: feeStatus })
export const sourceEntry = z.object({
  key: slug,
  title: words,
  publisher: words,
  url: optional.pipe(z.url().nullable()),
  license: optional,
  retrieved_on: z.iso.date(),
  in_force_from: optional.pipe(z.iso.date().nullable()),
})
export const itemEntry = z
  .object({
    slug,
    name_ko: words,
    name_en: words,
    synonyms_ko: list,
    synonyms_en: list,
    category: slug,
    method,
    drop_off_materials: list,
    summary_ko: optional,
    summary_en: optional,
    region_dependent: yesNo,
    sources: list.pipe(z.array(slug).min(1, 'an item has a source')),
    reviewed_on: z.iso.date(),
  })
  .refine(bothOrNeither('summary'), inBoth('summary'))
export const stepEntry = z
  .object({
    item: slug,
    variant: optional,
    action,
    text_ko: words,
    text_en: words,
    detail_ko: optional,
    detail_en: optional,
  })
  .refine(bothOrNeither('detail'), inBoth('detail'))
export const variantEntry = z
  .object({ item: slug, slug, name_ko: words, name_en: words, method, summary_ko: optional, summary_en: optional })
  .refine(bothOrNeither('summary'), inBoth('summary'))
export const componentEntry = z.object({
  item: slug,
  name_ko: words,
  name_en: words,
  material: code,
  method,
  must_be_separated: yesNo,
})
export const mistakeEntry = z
  .object({
    item: optional,
    material: optional,
    mistake_ko: words,
    mistake_en: words,
    instead_ko: words,
    instead_en: words,
    reason_ko: optional,
    reason_en: optional,
  })
  .refine(bothOrNeither('reason'), inBoth('reason'))
  .refine(({ item, material }) => (item === null) !== (material === null), {
    path: ['item'],
    message: 'a mistake is about an item or a material, not both',
  })
export const markEntry = z.object({
  code,
  label: words,
  name_ko: words,
  name_en: words,
  meaning_ko: words,
  meaning_en: words,
  material: optional,
  source: slug,
})
export const relatedEntry = z.object({ item: slug, related: slug }).refine(({ item, related }) => item !== related, {
  path: ['related'],
  message: "an item isn't related to itself",
})
export const conflictEntry = z.object({
  item: slug,
  variant: optional,
  statement_ko: words,
  statement_en: words,
  source: slug,
})

export type ItemEntry = z.infer<typeof itemEntry>
export type StepEntry = z.infer<typeof stepEntry>
export type VariantEntry = z.infer<typeof variantEntry>

function bothOrNeither<Name extends string>(name: Name) {
  type Row = Record<`${Name}_ko` | `${Name}_en`, string | null>
  return (row: Row) => (row[`${name}_ko`] === null) === (row[`${name}_en`] === null)
}

function inBoth(name: string) {
  return { path: [`${name}_en`], message: `${name} is in both languages or in neither` }
}
