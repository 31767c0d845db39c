import { z } from 'zod'

export const feeStatusCell = z.enum(['FREE', 'CHARGED', 'UNKNOWN'])
export const methodCell = z.enum([
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
export const actionCell = z.enum([
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
export const yesNoCell = z.enum(['yes', 'no']).transform((word) => word === 'yes')
