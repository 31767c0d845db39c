import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from './derive-key.ts'

const algorithm = 'aes-256-gcm'

// The HKDF label of the encryption key. Changing it would make every stored key unreadable.
const purpose = 'seal'

const nonceBytes = 12
const tagBytes = 16

/**
 * A text encrypted with AES-256-GCM: nonce, tag and ciphertext in base64url.
 * @param owner id of the row that the text belongs to, authenticated with it: a ciphertext copied to another row
 * doesn't decrypt
 */
export function encrypt(secret: string, owner: string, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, deriveKey(secret, purpose), nonce).setAAD(Buffer.from(owner))
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url')
}

/** The plain text. @throws Error for another secret, another owner or a modified text */
export function decrypt(secret: string, owner: string, encrypted: string): string {
  const bytes = Buffer.from(encrypted, 'base64url')
  const nonce = bytes.subarray(0, nonceBytes)
  const decipher = createDecipheriv(algorithm, deriveKey(secret, purpose), nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
}
