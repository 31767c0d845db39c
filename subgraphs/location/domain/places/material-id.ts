/** The id that the info subgraph gives a material of this code, such as `mat_paper-pack`. */
export const materialId = (code: string): string => `mat_${code.toLowerCase().replaceAll('_', '-')}`
