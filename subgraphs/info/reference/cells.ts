import { z } from 'zod'
import { ruleBroken } from '../../_shared/reference.ts'
import { slugPattern } from '../domain/slugs.ts'

export const slug = z.string().regex(slugPattern, 'a slug has small letters, digits and single hyphens')
export const optional = z.string().transform((cell) => cell.trim() || null)
export const feeStatus = z.enum(['FREE', 'CHARGED', 'UNKNOWN'])
export const method = z.enum([
  'RECYCLABLES',
  'FOOD_WASTE',
  'GENERAL_WASTE',
  'NON_COMBUSTIBLE',
  'BULKY_WASTE',
  'APPLIANCE_TAKE_BACK',
  'HAZARDOUS_WASTE',
  'DROP_OFF',
  'DEPOSIT_RETURN',
  'REUSE',
])

/** Throws for the first value that isn't known. */
export function requireKnown(
  from: URL,
  { line }: { line: number },
  what: string,
  values: readonly string[],
  known: ReadonlySet<string>,
): void {
  const unknown = values.find((value) => !known.has(value))
  if (unknown !== undefined) throw ruleBroken(from, line, `${what} "${unknown}" isn't known`)
}
