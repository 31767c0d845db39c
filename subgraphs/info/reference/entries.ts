import { z } from 'zod'
import { codeCell, listCell, optionalCell, slugCell, textCell } from '../../_shared/reference-data.ts'
import { actionCell, feeStatusCell, methodCell, yesNoCell } from './cells.ts'

export const categoryEntry = z.object({
  slug: slugCell,
  parent: optionalCell,
  name_ko: textCell,
  name_en: textCell,
  description_ko: textCell,
  description_en: textCell,
})
export const materialEntry = z
  .object({
    code: codeCell,
    name_ko: textCell,
    name_en: textCell,
    method: methodCell,
    recyclable: yesNoCell,
    color_hex: z.string().regex(/^#[0-9A-F]{6}$/, 'a colour is written as #RRGGBB'),
    description_ko: textCell,
    description_en: textCell,
    preparation_ko: listCell,
    preparation_en: listCell,
  })
  .refine(({ preparation_ko, preparation_en }) => preparation_ko.length === preparation_en.length, {
    path: ['preparation_en'],
    message: 'preparation needs the same number of steps in both languages',
  })
export const methodEntry = z
  .object({
    method: methodCell,
    summary_ko: optionalCell,
    summary_en: optionalCell,
    fee_status: feeStatusCell,
  })
  .refine(bothOrNeither('summary'), languageMissing('summary'))
export const sentenceEntry = z.object({
  method: methodCell,
  category: slugCell,
  summary_ko: textCell,
  summary_en: textCell,
  sources: listCell.pipe(z.array(slugCell).min(1, 'a sentence needs a source')),
})
export const sourceEntry = z.object({
  key: slugCell,
  title: textCell,
  publisher: textCell,
  url: optionalCell.pipe(z.url().nullable()),
  license: optionalCell,
  retrieved_on: z.iso.date(),
  in_force_from: optionalCell.pipe(z.iso.date().nullable()),
})
export const itemEntry = z
  .object({
    slug: slugCell,
    name_ko: textCell,
    name_en: textCell,
    synonyms_ko: listCell,
    synonyms_en: listCell,
    category: slugCell,
    method: methodCell,
    drop_off_materials: listCell,
    summary_ko: optionalCell,
    summary_en: optionalCell,
    region_dependent: yesNoCell,
    sources: listCell.pipe(z.array(slugCell).min(1, 'an item needs a source')),
    reviewed_on: z.iso.date(),
  })
  .refine(bothOrNeither('summary'), languageMissing('summary'))
export const stepEntry = z
  .object({
    item: slugCell,
    variant: optionalCell,
    action: actionCell,
    text_ko: textCell,
    text_en: textCell,
    detail_ko: optionalCell,
    detail_en: optionalCell,
  })
  .refine(bothOrNeither('detail'), languageMissing('detail'))
export const variantEntry = z
  .object({
    item: slugCell,
    slug: slugCell,
    name_ko: textCell,
    name_en: textCell,
    method: methodCell,
    summary_ko: optionalCell,
    summary_en: optionalCell,
  })
  .refine(bothOrNeither('summary'), languageMissing('summary'))
export const componentEntry = z.object({
  item: slugCell,
  name_ko: textCell,
  name_en: textCell,
  material: codeCell,
  method: methodCell,
  must_be_separated: yesNoCell,
})
export const mistakeEntry = z
  .object({
    item: optionalCell,
    material: optionalCell,
    mistake_ko: textCell,
    mistake_en: textCell,
    instead_ko: textCell,
    instead_en: textCell,
    reason_ko: optionalCell,
    reason_en: optionalCell,
  })
  .refine(bothOrNeither('reason'), languageMissing('reason'))
  .refine(({ item, material }) => (item === null) !== (material === null), {
    path: ['item'],
    message: 'a mistake names either an item or a material',
  })
export const markEntry = z.object({
  code: codeCell,
  label: textCell,
  name_ko: textCell,
  name_en: textCell,
  meaning_ko: textCell,
  meaning_en: textCell,
  material: optionalCell,
  source: slugCell,
})
export const relatedEntry = z
  .object({ item: slugCell, related: slugCell })
  .refine(({ item, related }) => item !== related, {
    path: ['related'],
    message: "an item can't be related to itself",
  })
export const conflictEntry = z.object({
  item: slugCell,
  variant: optionalCell,
  statement_ko: textCell,
  statement_en: textCell,
  source: slugCell,
})

export type ItemEntry = z.infer<typeof itemEntry>
export type StepEntry = z.infer<typeof stepEntry>
export type VariantEntry = z.infer<typeof variantEntry>

function bothOrNeither<Name extends string>(name: Name) {
  type Row = Record<`${Name}_ko` | `${Name}_en`, string | null>
  return (row: Row) => (row[`${name}_ko`] === null) === (row[`${name}_en`] === null)
}

function languageMissing(name: string) {
  return { path: [`${name}_en`], message: `${name} must be in both languages or in neither` }
}
