// Ids follow from slugs and codes, so that they are the same in every database.

export const itemId = (slug: string) => `itm_${slug}`
export const variantId = (item: string, slug: string) => `var_${item}-${slug}`
export const materialId = (code: string) => `mat_${kebab(code)}`
export const markId = (code: string) => `mrk_${kebab(code)}`

const kebab = (code: string) => code.toLowerCase().replaceAll('_', '-')
