import { plainText } from '../../../_shared/plain-text.ts'
import type { Terms } from '../../db/schema.ts'

/** The terms of a public bin: nobody is there to charge or pay. */
export const publicBinTerms: Terms = { pricing: 'FREE', conditionsKo: null, conditionsEn: null }

const inside =
  /실내|내부|로비|민원실|접수|진료실|대기실|(약국|센터|사무소|청사|지소|진료소|보건소|금고|복지관|병원|의원|주민센터) ?내(?![가-힣])/
const outside = /실외|외부|내·외|밖|앞|옆|뒤|맞은편|주변|입구/

/** Whether the words for a bin's spot within its place clearly say that the bin is indoors. */
export function isIndoors(detail: string): boolean {
  const text = plainText(detail)
  return inside.test(text) && !outside.test(text)
}
