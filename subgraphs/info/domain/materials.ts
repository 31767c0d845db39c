/** The id of a material by its code, the same in every database. */
export const materialId = (code: string): string => `mat_${code.toLowerCase().replaceAll('_', '-')}`
