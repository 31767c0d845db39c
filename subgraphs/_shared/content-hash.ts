import { createHash } from 'node:crypto'

/** SHA-256 of a value as JSON, 64 hexadecimal digits. The order of an object's fields counts. */
export const contentHash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
