import {
  FinishIdentityLinkDocument,
  FinishProviderSignInDocument,
  type IdentityProvider,
  StartIdentityLinkDocument,
  StartProviderSignInDocument,
} from '@bunri/client/operations'
import { client } from '../graph/client.ts'
import { session } from '../graph/session.ts'

const storedAs = 'bunri-provider'

/** What the page remembers while the person is at the provider. */
interface Leave {
  verifier: string
  /** The screen to show afterwards. */
  next: string
  purpose: 'sign-in' | 'link'
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Leaves for the page of a provider, to sign in. What is wrong, if the graph refuses. */
export const goToProvider = (provider: IdentityProvider, next: string): Promise<string | null> =>
  leave({ next, purpose: 'sign-in' }, async (asked) => {
    const input = { provider, ...asked }
    const { data, error } = await client.mutate({ mutation: StartProviderSignInDocument, variables: { input } })
    if (error) throw error
    return data?.startProviderSignIn
  })

/** Leaves for the page of a provider, to add an identity to the account. What is wrong, if the graph refuses. */
export const goToLink = (provider: IdentityProvider, next: string): Promise<string | null> =>
  leave({ next, purpose: 'link' }, async (asked) => {
    const input = { provider, ...asked }
    const { data, error } = await client.mutate({ mutation: StartIdentityLinkDocument, variables: { input } })
    if (error) throw error
    return data?.startIdentityLink
  })

interface Started {
  authorizationUrl: string | null
  userErrors: readonly { message: string }[]
}

async function leave(
  purpose: Omit<Leave, 'verifier'>,
  start: (asked: { returnUrl: string; verifierChallenge: string }) => Promise<Started | null | undefined>,
): Promise<string | null> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const returnUrl = new URL(`${import.meta.env.BASE_URL}returned`, location.origin).href
  const started = await start({ returnUrl, verifierChallenge: base64url(new Uint8Array(digest)) })
  const { authorizationUrl, userErrors } = started ?? {}
  if (!authorizationUrl) return userErrors?.[0]?.message ?? ''
  sessionStorage.setItem(storedAs, JSON.stringify({ verifier, ...purpose } satisfies Leave))
  location.assign(authorizationUrl)
  return null
}

/** For what the person left for a provider; forgotten once it is read. */
export function takeLeave(): Leave {
  const {
    verifier = '',
    next = '/mine',
    purpose = 'sign-in',
  } = JSON.parse(sessionStorage.getItem(storedAs) ?? '{}') as Partial<Leave>
  sessionStorage.removeItem(storedAs)
  return { verifier, next, purpose }
}

/** Finishes the sign-in with the code that the provider's page brought back. Whether somebody is signed in now. */
export async function finishSignIn(
  code: string,
  verifier: string,
  acceptedTermsVersion: string | undefined,
): Promise<boolean> {
  const input = {
    code,
    verifier,
    acceptedTermsVersion,
    device: { platform: 'WEB' as const },
    tokenDelivery: session.tokenDelivery,
  }
  const { data } = await client.mutate({ mutation: FinishProviderSignInDocument, variables: { input } })
  const result = data?.finishProviderSignIn?.result
  if (result?.__typename !== 'SignedIn') return false
  await session.start(result.tokens)
  return true
}

/** Adds the identity to the account. Null once it is; otherwise what the graph says, or an empty text. */
export async function finishLink(code: string, verifier: string): Promise<string | null> {
  const input = { code, verifier }
  const { data } = await client.mutate({ mutation: FinishIdentityLinkDocument, variables: { input } })
  if (data?.finishIdentityLink?.identity) return null
  return data?.finishIdentityLink?.userErrors[0]?.message ?? ''
}
