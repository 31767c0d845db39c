import { z } from 'zod'
import { slugPattern } from '../domain/catalogue/slugs.ts'

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
