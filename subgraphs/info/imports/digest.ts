import { contentHash } from '../../_shared/content-hash.ts'

/** The first 26 hexadecimal digits of the content hash of some values, as the key of a row or the end of an id. */
export const digest = (parts: readonly unknown[]): string => contentHash(parts).slice(0, 26)
