import { z } from 'zod'
import { decodeJson, isCanonicalBase64url } from './canonical-encoding.ts'

/** Claims of every token that we sign: one audience as a text, and times in whole seconds. */
const everyPayload = z.looseObject({
  iss: z.string(),
  aud: z.string(),
  iat: z.int().nonnegative(),
  exp: z.int().nonnegative(),
  nbf: z.int().optional(),
  jti: z.string().min(1).max(100),
})

/**
 * The payload of a JWT that has exactly the form in which we sign it: canonical base64url and JSON, a header of `alg`, `typ`
 * and `kid` only, a single audience, and at most `lifetimeSeconds` between `iat` and `exp`. It does not check the signature,
 * and compares no time with the clock.
 * @throws Error for any other text
 */
export function readCanonicalJwt<Claims extends z.ZodRawShape>(
  token: string,
  { typ, lifetimeSeconds, claims }: { typ: string; lifetimeSeconds: number; claims: z.ZodObject<Claims> },
) {
  const [header = '', payload = '', signature = '', ...more] = token.split('.')
  if (more.length > 0 || !isCanonicalBase64url(signature)) throw new Error('The token is not in its canonical form.')
  z.strictObject({ alg: z.literal('EdDSA'), typ: z.literal(typ), kid: z.string().min(1).max(100) }).parse(
    decodeJson(header),
  )
  const value = decodeJson(payload)
  const { iat, exp } = everyPayload.parse(value)
  if (exp - iat > lifetimeSeconds) throw new Error('The lifetime of the token is not allowed.')
  return claims.parse(value)
}
