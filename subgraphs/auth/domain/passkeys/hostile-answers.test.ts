import fc from 'fast-check'
import { expect, test } from 'vitest'
import { propertyRuns, testSubgraph } from '../../../_shared/testing.ts'
import { anAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { parseRegistration, parseSignIn } from './answers.ts'
import { passkeyGraph } from './testing.ts'
import { anAuthenticator } from './testing-authenticator.ts'
import { verifyRegistration, verifySignIn } from './verification.ts'

const { db, execute } = await testSubgraph(auth, testSettings)
const { viewer } = await aSession(db, (await anAccount(db)).id)
const { authenticator } = await passkeyGraph(execute).register(viewer, anAuthenticator({ counts: false }))

let networks = 0
/** A graph that is asked from another network each time. */
const newGraph = () => passkeyGraph(execute, `10.0.${++networks >> 8}.${networks & 255}`)

type Answer = ReturnType<typeof authenticator.signIn>

/** Answers with `value` in the place of one required part after the other, and of the whole. */
function withParts(answer: Answer, value: unknown): unknown[] {
  const { clientExtensionResults: _, response, ...members } = answer
  const { userHandle: __, transports: ___, ...required } = response
  return [
    value,
    ...[...Object.keys(members), 'response'].map((key) => ({ ...answer, [key]: value })),
    ...Object.keys(required).map((key) => ({ ...answer, response: { ...response, [key]: value } })),
  ]
}

/** Answers with `value` in the place of one part that the browser may leave out, and beside the others. */
const withOptionalParts = (answer: Answer, value: unknown): unknown[] => [
  { ...answer, clientExtensionResults: value, authenticatorAttachment: value, more: value },
  { ...answer, response: { ...answer.response, userHandle: value, transports: value, publicKey: value } },
]

/** What became of an answer, as a code; `null` when it was taken. */
const outcomeOf = (payload: string | { userErrors: { code: string }[] }): string | null =>
  typeof payload === 'string' ? payload : (payload.userErrors[0]?.code ?? null)

async function signInOutcome(change: (answer: Answer) => unknown): Promise<string | null> {
  const graph = newGraph()
  const { challengeToken, options } = await graph.ask('startPasskeySignIn')
  return outcomeOf(await graph.finishSignIn(challengeToken, change(authenticator.signIn(options))))
}

async function registrationOutcome(change: (answer: Answer) => unknown): Promise<string | null> {
  const graph = newGraph()
  const { challengeToken, options } = await graph.ask('startPasskeyRegistration', undefined, viewer)
  const added = await graph.finishRegistration(viewer, challengeToken, change(anAuthenticator().register(options)))
  if (added.passkey) await graph.ask('removePasskey', { passkeyId: added.passkey.id }, viewer)
  return outcomeOf(added)
}

const base64url = (text: string | Uint8Array) => Buffer.from(text).toString('base64url')
const cbor = (hex: string) => base64url(Buffer.from(hex, 'hex'))

// Deeper ones don't get past the router.
const deep = JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`)

const values: [what: string, value: unknown][] = [
  ['null', null],
  ['a number', 1e300],
  ['true', true],
  ['an empty text', ''],
  ['NUL', '\0'],
  ['a lone surrogate', '\ud800'],
  ['an empty list', []],
  ['an empty object', {}],
  ['deep lists', deep],
  ['20,000 numbers', Array(20_000).fill(7)],
  ['90 kB of text', 'A'.repeat(90_000)],
  ['90 kB of names', Object.fromEntries(Array.from({ length: 9_000 }, (_, nth) => [`key${nth}`, nth]))],
  ['names of prototypes', JSON.parse('{"__proto__":{"id":"x"},"constructor":1,"toString":2}')],
]
const texts: [what: string, text: string][] = [
  ['JSON that is null', base64url('null')],
  ['JSON of another shape', base64url('{"type":1,"origin":{},"challenge":[]}')],
  ['JSON that nests', base64url(`${'['.repeat(2_900)}${']'.repeat(2_900)}`)],
  ['CBOR that nests', base64url(new Uint8Array(5_900).fill(0x81))],
  ['CBOR that promises 2^53 elements', cbor('9b001fffffffffffff01')],
  ['CBOR that promises 2^63 bytes', cbor('5b8000000000000000')],
  ['an attestation of nothing', cbor('a363666d74646e6f6e656761747453746d74a068617574684461746140')],
  ['an attestation of texts', cbor('a363666d74646e6f6e656761747453746d7461786861757468446174616178')],
]
const refusals = ['PASSKEY_REJECTED', 'BAD_USER_INPUT']
const relyingParty = { rpId: 'localhost', origins: [] }

test.each(values)('an answer with %s for a required part is none', (_what, value) => {
  const [registration, signIn] = [
    anAuthenticator().register({ challenge: '' }),
    authenticator.signIn({ challenge: '' }),
  ]

  for (const answer of withParts(registration, value)) expect(parseRegistration(relyingParty, answer)).toBeNull()
  for (const answer of withParts(signIn, value)) expect(parseSignIn(relyingParty, answer)).toBeNull()
})

test.each(values)(
  '%s for an answer, or for a part that may be missing, is no failure of ours',
  async (_what, value) => {
    const outcomes = [signInOutcome(() => value), registrationOutcome(() => value)]
    const ofParts = [0, 1].flatMap((nth) => [
      signInOutcome((answer) => withOptionalParts(answer, value)[nth]),
      registrationOutcome((answer) => withOptionalParts(answer, value)[nth]),
    ])

    for (const outcome of await Promise.all(outcomes)) expect(refusals).toContain(outcome)
    for (const outcome of await Promise.all(ofParts)) expect([null, ...refusals]).toContain(outcome)
  },
)

// The id of a new passkey is the one in the attestation.
test.each(texts)('%s in any part is rejected', async (_what, text) => {
  const outcomes = ['id', 'clientDataJSON', 'attestationObject', 'authenticatorData', 'signature'].map((part) => {
    const change = (answer: Answer) =>
      part in answer ? { ...answer, [part]: text } : { ...answer, response: { ...answer.response, [part]: text } }
    return part === 'attestationObject' ? registrationOutcome(change) : signInOutcome(change)
  })

  expect(await Promise.all(outcomes)).toEqual(Array(5).fill('PASSKEY_REJECTED'))
})

const challenge = base64url('a challenge')

/** Changes of some bytes of a text in base64url. */
const edits = fc.array(fc.tuple(fc.nat(2_000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 })
const edited = (text: string, changes: readonly [number, number][], cut: number) => {
  const bytes = Buffer.from(text, 'base64url')
  for (const [at, byte] of changes) bytes[at % bytes.length] = byte
  return base64url(bytes.subarray(0, Math.max(1, bytes.length - cut)))
}
const cut = fc.oneof(fc.constant(0), fc.nat(100))

test('an answer with any other byte does not sign in', async () => {
  const registered = parseRegistration(relyingParty, authenticator.register({ challenge }))
  const passkey = registered && (await verifyRegistration(relyingParty, registered, challenge))
  const answer = authenticator.signIn({ challenge })
  const verify = async (value: unknown) => {
    const parsed = parseSignIn(relyingParty, value)
    return parsed && verifySignIn(relyingParty, parsed, challenge, passkey as never)
  }
  const parts = fc.constantFrom('clientDataJSON', 'authenticatorData')
  // Two numbers in DER. The library takes other spellings of the same numbers; a challenge is good once all the same.
  const signature = Buffer.from(String(answer.response.signature), 'base64url')
  const length = Number(signature[3])
  const isNumber = (at: number) => (at >= 4 && at < 4 + length) || at >= 6 + length
  const places = [...signature.keys()].filter(isNumber)

  expect(await verify(answer)).toMatchObject({ userVerified: true })
  await fc.assert(
    fc.asyncProperty(parts, edits, cut, async (part, changes, length) => {
      const text = edited(String(answer.response[part]), changes, length)
      fc.pre(text !== answer.response[part])
      expect(await verify({ ...answer, response: { ...answer.response, [part]: text } })).toBeNull()
    }),
    { numRuns: propertyRuns(200) },
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Buffer.from(signature)
      changed[at] = Number(changed[at]) ^ change
      expect(await verify({ ...answer, response: { ...answer.response, signature: base64url(changed) } })).toBeNull()
    }),
    { numRuns: propertyRuns(100) },
  )
})

test('an attestation of any bytes adds a passkey of the usual size, or is rejected', async () => {
  const answer = anAuthenticator().register({ challenge })
  const attestation = fc.oneof(
    fc.tuple(edits, cut).map(([changes, length]) => edited(String(answer.response.attestationObject), changes, length)),
    fc.uint8Array({ minLength: 1, maxLength: 400 }).map(base64url),
  )

  await fc.assert(
    fc.asyncProperty(attestation, async (attestationObject) => {
      const parsed = parseRegistration(relyingParty, { ...answer, response: { ...answer.response, attestationObject } })
      const added = parsed && (await verifyRegistration(relyingParty, parsed, challenge))
      if (!added) return
      expect(added.credentialId.length).toBeLessThanOrEqual(1_364)
      expect(added.publicKey.length).toBeLessThanOrEqual(1_366)
      expect(added.signatureCount).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: propertyRuns(300) },
  )
})
