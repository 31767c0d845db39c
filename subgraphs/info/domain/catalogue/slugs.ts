/** The pattern of a slug: lower-case letters and digits, separated by single hyphens. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The pattern of a material's code: capital letters, separated by single underscores. */
export const codePattern = /^[A-Z]+(_[A-Z]+)*$/
