import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Options = { challenge: string; user?: { id: string } }
type Cbor = Parameters<typeof isoCBOR.encode>[0]
export type Statement = Map<string, Cbor>
type Algorithm = 'ES256' | 'EdDSA' | 'RS256'

/** What a dishonest or broken authenticator or browser does otherwise. */
export interface Deviations {
  origin?: string
  rpId?: string
  type?: string
  challenge?: string
  /** Members of the client data beside type, challenge and origin. */
  clientData?: object
  /** Bits of the authenticator data, by default: the person is present (1) and verified (4). */
  flags?: number
  counter?: number
  userHandle?: string | null
  credentialId?: Buffer
  format?: string
  /** The attestation statement for the authenticator data and the digest of the client data. */
  attest?: (attested: Buffer) => Statement
  publicKey?: Map<number, Cbor>
}

const [isPresent, isVerified, hasCredential] = [0x01, 0x04, 0x40]

/** An authenticator in software with one passkey, at a page of `localhost`. It counts its signatures if `counts`. */
export function anAuthenticator({ counts = true, algorithm = 'ES256' as Algorithm } = {}) {
  const credentialId = randomBytes(32)
  const { cose, privateKey } = newKeys(algorithm)
  let count = 0
  let userHandle: string | null = null

  const signed = (data: Buffer) => sign(algorithm === 'EdDSA' ? null : 'sha256', data, privateKey)
  const selfAttest = (attested: Buffer): Statement =>
    new Map<string, Cbor>([
      ['alg', -7],
      ['sig', new Uint8Array(signed(attested))],
    ])
  const authenticatorData = (given: Deviations, attested: Buffer = Buffer.alloc(0)) => {
    if (counts) count += 1
    const flags = (given.flags ?? isPresent | isVerified) | (attested.length > 0 ? hasCredential : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(given.counter ?? count)
    return Buffer.concat([sha256(given.rpId ?? 'localhost'), Buffer.from([flags]), counter, attested])
  }
  const clientDataOf = (given: Deviations, type: string, challenge: string) =>
    Buffer.from(
      JSON.stringify({
        type: given.type ?? type,
        challenge: given.challenge ?? challenge,
        origin: given.origin ?? 'http://localhost:3000',
        ...given.clientData,
      }),
    )
  const answer = (id: Buffer, response: Record<string, unknown>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })

  return {
    credentialId: credentialId.toString('base64url'),

    /** The answer to the options of a registration. */
    register(options: Options, given: Deviations = {}) {
      userHandle = options.user?.id ?? null
      const id = given.credentialId ?? credentialId
      const idLength = Buffer.alloc(2)
      idLength.writeUInt16BE(id.length)
      const key = Buffer.from(isoCBOR.encode((given.publicKey ?? cose) as Cbor))
      const authData = authenticatorData(given, Buffer.concat([Buffer.alloc(16), idLength, id, key]))
      const clientData = clientDataOf(given, 'webauthn.create', options.challenge)
      const attested = Buffer.concat([authData, sha256(clientData)])
      const attest = given.attest ?? (given.format === 'packed' ? selfAttest : () => new Map())
      const attestation = new Map<string, Cbor>([
        ['fmt', given.format ?? 'none'],
        ['attStmt', attest(attested)],
        ['authData', new Uint8Array(authData)],
      ])
      return answer(id, {
        clientDataJSON: clientData.toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
        transports: ['internal', 'hybrid'],
      })
    },

    /** The answer to the options of a sign-in. */
    signIn(options: Options, given: Deviations = {}) {
      const authData = authenticatorData(given)
      const clientData = clientDataOf(given, 'webauthn.get', options.challenge)
      return answer(given.credentialId ?? credentialId, {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signed(Buffer.concat([authData, sha256(clientData)])).toString('base64url'),
        userHandle: given.userHandle === undefined ? userHandle : given.userHandle,
      })
    },
  }
}

function newKeys(algorithm: Algorithm): { cose: Map<number, Cbor>; privateKey: KeyObject } {
  const { publicKey, privateKey } =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : algorithm === 'EdDSA'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = publicKey.export({ format: 'jwk' })
  const bytes = (text: unknown) => new Uint8Array(Buffer.from(String(text), 'base64url'))
  // The parameters of RFC 9053 and RFC 8230: type, algorithm, curve or modulus, coordinates or exponent.
  const parameters: Record<Algorithm, [number, Cbor][]> = {
    ES256: [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(jwk.x)],
      [-3, bytes(jwk.y)],
    ],
    EdDSA: [
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, bytes(jwk.x)],
    ],
    RS256: [
      [1, 3],
      [3, -257],
      [-1, bytes(jwk.n)],
      [-2, bytes(jwk.e)],
    ],
  }
  return { cose: new Map(parameters[algorithm]), privateKey }
}

const sha256 = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest()
