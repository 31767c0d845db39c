import { hkdfSync } from 'node:crypto'

/** A 32-byte key for one purpose, derived from a secret of the settings (HKDF-SHA-256, RFC 5869). */
export const deriveKey = (secret: string, purpose: string, salt = ''): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32))
