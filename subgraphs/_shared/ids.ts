import { typeidUnboxed } from 'typeid-js'

/**
 * A new id, such as `usr_01h2xcejqtf2nbrexx3vqjhp41`: a prefix for the type and a UUIDv7 in Crockford's base 32 (TypeID
 * specification 0.3). Ids sort by creation time.
 */
export const newId = (prefix: string): string => typeidUnboxed(prefix)

/** Whether an id has the prefix and format of a type. It says nothing about whether the object exists. */
export const hasPrefix = (prefix: string, id: string): boolean => idPattern.test(id) && id.startsWith(`${prefix}_`)

/** Maximum length of an id. */
export const idMax = 68

/** Whether a text has the format of an id of some type. */
export const isId = (text: string): boolean => idPattern.test(text)

const idPattern = /^[a-z]{3}_[A-Za-z0-9-]{1,64}$/

/** The ids in an input that are ids of existing entities. */
export type ExistingIds = Pick<ReadonlySet<string>, 'has'>
