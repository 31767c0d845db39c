import { expect } from 'vitest'
import type { TestSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { anAuthenticator, type Deviations } from './testing-authenticator.ts'

const problems = 'userErrors { code message path retryAfterSeconds }'
const passkey = 'passkey { id name isSynced createdAt lastUsedAt }'

/** The mutations of passkeys, with all their fields. */
export const passkeyMutations = {
  startPasskeySignIn: `mutation { startPasskeySignIn { challengeToken options ${problems} } }`,
  finishPasskeySignIn: `mutation ($input: FinishPasskeySignInInput!) {
    finishPasskeySignIn(input: $input) {
      result { __typename ... on SignedIn { session { id deviceName platform } user { id } tokens { refreshToken } } }
      ${problems}
    }
  }`,
  startPasskeyRegistration: `mutation { startPasskeyRegistration { challengeToken options ${problems} } }`,
  finishPasskeyRegistration: `mutation ($input: FinishPasskeyRegistrationInput!) {
    finishPasskeyRegistration(input: $input) { ${passkey} ${problems} }
  }`,
  renamePasskey: `mutation ($input: RenamePasskeyInput!) { renamePasskey(input: $input) { ${passkey} ${problems} } }`,
  removePasskey: `mutation ($input: RemovePasskeyInput!) {
    removePasskey(input: $input) { removedPasskeyId ${problems} }
  }`,
}

type Authenticator = ReturnType<typeof anAuthenticator>

/** The mutations of passkeys of a graph, asked in English. */
export function passkeyGraph(execute: TestSubgraph['execute'], network = '192.0.2.1') {
  const headers = { 'accept-language': 'en', 'x-client-ip': network }

  /** The payload of a mutation, or the code of the error that refused it. */
  async function ask(mutation: keyof typeof passkeyMutations, input?: object, viewer?: Viewer) {
    const { data, errors } = await execute(passkeyMutations[mutation], { input }, viewer, headers)
    return errors ? errors[0]?.extensions?.code : data?.[mutation]
  }

  const finishSignIn = (challengeToken: string, response: unknown) =>
    ask('finishPasskeySignIn', { challengeToken, response, device: { platform: 'WEB', name: 'Test' } })

  /** Adds a passkey to the viewer's account: its authenticator, and the passkey. */
  async function register(viewer: Viewer, authenticator = anAuthenticator(), given: Deviations = {}) {
    const { challengeToken, options } = await ask('startPasskeyRegistration', undefined, viewer)
    const response = authenticator.register(options, given)
    const added = await ask('finishPasskeyRegistration', { challengeToken, response, name: 'Laptop' }, viewer)
    expect(added.userErrors).toEqual([])
    return { authenticator, passkey: added.passkey }
  }

  /** The payload of a sign-in with an authenticator. */
  async function signIn(authenticator: Authenticator, given: Deviations = {}) {
    const { challengeToken, options } = await ask('startPasskeySignIn')
    return finishSignIn(challengeToken, authenticator.signIn(options, given))
  }

  return {
    ask,
    register,
    signIn,
    finishSignIn,
    finishRegistration: (viewer: Viewer, challengeToken: string, response: unknown, name = 'Laptop') =>
      ask('finishPasskeyRegistration', { challengeToken, response, name }, viewer),

    /** Uses every mutation once. The ids of the person who signed in and of the removed passkey. */
    async addUseAndRemove(viewer: Viewer) {
      const { authenticator, passkey } = await register(viewer)
      const { result } = await signIn(authenticator)
      const renamed = await ask('renamePasskey', { passkeyId: passkey.id, name: 'Telephone' }, viewer)
      const { removedPasskeyId } = await ask('removePasskey', { passkeyId: renamed.passkey.id }, viewer)
      return { signedIn: result.user.id, removed: removedPasskeyId }
    },
  }
}

/** The codes of the user errors of a payload. */
export const codesOf = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)
