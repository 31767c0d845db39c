import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { z } from 'zod'
import type { Config } from '../../config.ts'

/** The service as authenticators know it. */
export type RelyingParty = NonNullable<Config['passkeys']>

/** An authenticator's answer of the right shape, and the origin of ours that it was made at. Nothing in it is verified yet. */
export interface Answer<Credential> {
  credential: Credential
  origin: string
}

/** A part of an answer. The longest real ones, with keys of RSA, have about 1,500 characters; the router refuses more than 8,000. */
const base64url = z
  .string()
  .max(8_000)
  .regex(/^[\w-]+$/)

const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  // What the browser says about extensions isn't signed, and we asked for nothing.
  clientExtensionResults: z.unknown().transform(() => ({})),
}

const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string()).max(20).optional(),
  }),
})

const signIn = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: z
      .union([base64url, z.literal('')])
      .nullish()
      .transform((handle) => handle || undefined),
  }),
})

// A page of somebody else that frames ours would show a person another address than the one that they sign in to.
const clientData = z.object({
  origin: z.string(),
  crossOrigin: z.literal(false).optional(),
  topOrigin: z.undefined().optional(),
})

/** The answer to a registration (`RegistrationResponseJSON`); null for any other value, and for one of another origin. */
export const parseRegistration = (relyingParty: RelyingParty, value: unknown) =>
  parse(registration, relyingParty, value)

/** The answer to a sign-in (`AuthenticationResponseJSON`); null for any other value, and for one of another origin. */
export const parseSignIn = (relyingParty: RelyingParty, value: unknown) => parse(signIn, relyingParty, value)

function parse<Credential extends { response: { clientDataJSON: string } }>(
  shape: z.ZodType<Credential>,
  relyingParty: RelyingParty,
  value: unknown,
): Answer<Credential> | null {
  const read = shape.safeParse(value)
  const origin = read.success ? originOf(read.data.response.clientDataJSON) : null
  return read.success && origin !== null && isOurs(relyingParty, origin) ? { credential: read.data, origin } : null
}

function originOf(clientDataJSON: string): string | null {
  try {
    return clientData.parse(decodeClientDataJSON(clientDataJSON)).origin
  } catch {
    // No JSON, or of another shape.
    return null
  }
}

const isOurs = ({ origins }: RelyingParty, origin: string): boolean =>
  origins.length === 0 ? /^http:\/\/localhost(:\d{1,5})?$/.test(origin) : origins.includes(origin)
