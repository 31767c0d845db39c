/** What a slug looks like: small letters and digits, with single hyphens between. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** What the code of a material looks like: capital letters, with single underscores between. */
export const codePattern = /^[A-Z]+(_[A-Z]+)*$/
