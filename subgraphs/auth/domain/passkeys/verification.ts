import {
  type VerifiedAuthenticationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { COSEALG, decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'
import type { PasskeyRow } from '../../db/schema.ts'
import type { parseRegistration, parseSignIn, RelyingParty } from './answers.ts'

/** The algorithms of keys that we take, preferred ones first. Every authenticator has one of them. */
export const algorithms = [COSEALG.ES256, COSEALG.EdDSA, COSEALG.RS256]

/** Length of a credential's id in bytes (WebAuthn Level 3, section 4, "Credential ID"). */
const credentialIdMin = 16
const credentialIdMax = 1_023

/** Maximum length of a public key in bytes. One of RSA with 4,096 bits has 540. */
const publicKeyMax = 1_024

const knownTransports = new Set(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])

/** What a verified registration says about the new passkey. */
export type NewCredential = Pick<
  PasskeyRow,
  'credentialId' | 'publicKey' | 'signatureCount' | 'transports' | 'isSynced'
>

type Parsed<Parse extends (...given: never[]) => unknown> = NonNullable<ReturnType<Parse>>

/** The new passkey of an answer to `challenge`; null if the answer is not valid. */
export async function verifyRegistration(
  { rpId }: RelyingParty,
  { credential: response, origin }: Parsed<typeof parseRegistration>,
  challenge: string,
): Promise<NewCredential | null> {
  const info = await nullIfRefused(async () => {
    if (!isUnattested(response.response.attestationObject)) return null
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    return registrationInfo ?? null
  })
  if (!info?.userVerified) return null
  const { id, publicKey, counter } = info.credential
  const idLength = Buffer.from(id, 'base64url').length
  if (idLength < credentialIdMin || idLength > credentialIdMax || publicKey.length > publicKeyMax) return null
  return {
    credentialId: id,
    publicKey: isoBase64URL.fromBuffer(publicKey),
    signatureCount: counter,
    transports: (response.response.transports ?? []).filter((name) => knownTransports.has(name)),
    isSynced: info.credentialBackedUp,
  }
}

/** What a passkey's answer to `challenge` says; null if the answer is not valid. */
export async function verifySignIn(
  { rpId }: RelyingParty,
  { credential: response, origin }: Parsed<typeof parseSignIn>,
  challenge: string,
  { credentialId, publicKey, signatureCount }: PasskeyRow,
): Promise<VerifiedAuthenticationResponse['authenticationInfo'] | null> {
  const result = await nullIfRefused(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: { id: credentialId, publicKey: isoBase64URL.toBuffer(publicKey), counter: signatureCount },
      requireUserVerification: true,
    }),
  )
  return result?.verified && result.authenticationInfo.userVerified ? result.authenticationInfo : null
}

// The library throws plain errors for most of the ways in which an answer can be wrong, of `RangeError` and `TypeError`, too.
async function nullIfRefused<Result>(verify: () => Promise<Result>): Promise<Result | null> {
  try {
    return await verify()
  } catch {
    return null
  }
}

// We ask for no attestation, so browsers send none, or one that the key itself signed. Others prove nothing that we use, and to verify
// their certificates the library may fetch lists of revoked ones.
function isUnattested(attestationObject: string): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject))
  const format = decoded.get('fmt')
  return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined)
}
