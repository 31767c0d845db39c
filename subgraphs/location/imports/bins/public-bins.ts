import type { Terms } from '../../db/schema.ts'

/** The terms of a public bin that people put things into: nobody stands there to charge or to pay. */
export const publicBin: Terms = { pricing: 'FREE', conditionsKo: null, conditionsEn: null }

const inside =
  /실내|내부|로비|민원실|접수|진료실|대기실|(약국|센터|사무소|청사|지소|진료소|보건소|금고|복지관|병원|의원|주민센터) ?내(?![가-힣])/
const outside = /실외|외부|내·외|밖|앞|옆|뒤|맞은편|주변|입구/

/** Whether a remark on where in a place a bin is leaves no doubt that it is indoors. */
export const isIndoors = (detail: string): boolean => inside.test(detail) && !outside.test(detail)
