import type { JWK } from 'jose'
import { z } from 'zod'

const publicKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  /** 32 bytes in base64url. */
  x: z.string().regex(/^[\w-]{43}$/),
  kid: z.string().min(1).max(100),
  alg: z.literal('EdDSA'),
  use: z.literal('sig').optional(),
  /** The private half, which nobody may publish. */
  d: z.undefined().optional(),
})

const keySet = z.object({ keys: z.array(z.unknown()) })

/**
 * The keys of a JWK set that can verify access tokens. Others are ignored (RFC 7517, 5), and so is a key whose private half is public.
 * @throws Error for anything but a JWK set
 */
export const publicKeysIn = (value: unknown): JWK[] =>
  keySet.parse(value).keys.flatMap((key) => publicKey.safeParse(key).data ?? [])
