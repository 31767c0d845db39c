import { hkdfSync } from 'node:crypto'

/** A key of 32 bytes for one purpose, from a secret of the settings (HKDF-SHA-256, RFC 5869). */
export const derivedKey = (secret: string, purpose: string, salt = ''): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32))
