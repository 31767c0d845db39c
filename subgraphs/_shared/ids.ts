import { typeidUnboxed } from 'typeid-js'

/**
 * A new id, such as `usr_01h2xcejqtf2nbrexx3vqjhp41`: a prefix that names the type, and a UUIDv7 in Crockford's base 32
 * (the TypeID specification 0.3), so that ids sort by the time they were made.
 */
export const newId = (prefix: string): string => typeidUnboxed(prefix)

/** Whether an id may be one of a type. Whether the object exists is for its owner to say. */
export const hasPrefix = (prefix: string, id: string): boolean => idPattern.test(id) && id.startsWith(`${prefix}_`)

const idPattern = /^[a-z]{3}_[A-Za-z0-9-]{1,64}$/
