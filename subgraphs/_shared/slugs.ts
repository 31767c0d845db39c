/** A slug: small letters and digits, in groups separated by single hyphens. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The code of a material or mark: capital letters, in groups separated by single underscores. */
export const codePattern = /^[A-Z]+(_[A-Z]+)*$/
