import { createPrivateKey, createPublicKey } from 'node:crypto'
import { z } from 'zod'

const keyShape = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string().optional(),
  kid: z.string().optional(),
})

type Key = z.infer<typeof keyShape>

const ed25519Key = (problemOf: (key: Key) => string | null) =>
  z.string().transform((text, context): Key => {
    const key = parsed(text)
    const problem = key ? problemOf(key) : 'must be an Ed25519 key as JSON (JWK); `npm run keys` generates one'
    if (key && !problem) return key
    context.addIssue({ code: 'custom', message: String(problem) })
    return z.NEVER
  })

/** A private Ed25519 key as a JSON Web Key (RFC 8037) on one line. */
export const privateKey = ed25519Key((key) => {
  if (!key.d) return 'must be the private key; this one is public'
  try {
    return publicHalf(key.d) === key.x ? null : 'must be one key; this one has the halves of two'
  } catch {
    return 'must be an Ed25519 key; this one has a wrong length'
  }
})

// PKCS #8 has the private half alone (RFC 8410, 7). Of a JSON Web Key, some versions of Node compare the halves themselves.
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex')

function publicHalf(d: string): string | undefined {
  const der = Buffer.concat([pkcs8Start, Buffer.from(d, 'base64url')])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return createPublicKey(key).export({ format: 'jwk' }).x
}

/** A public Ed25519 key as a JSON Web Key (RFC 8037) on one line. */
export const publicKey = ed25519Key((key) => {
  if (key.d) return 'must be the public key; this one is private, and whoever has it can sign as the router'
  try {
    createPublicKey({ key, format: 'jwk' })
    return null
  } catch {
    return 'must be an Ed25519 key; this one has a wrong length'
  }
})

function parsed(text: string): Key | undefined {
  try {
    return keyShape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
