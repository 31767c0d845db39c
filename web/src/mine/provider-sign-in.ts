import {
  FinishProviderSignInDocument,
  type IdentityProvider,
  StartProviderSignInDocument,
} from '@bunri/client/operations'
import { client } from '../graph/client.ts'
import { session } from '../graph/session.ts'

const storedAs = 'bunri-provider'

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Leaves for the page of a provider. What is wrong, if the graph refuses. */
export async function goToProvider(provider: IdentityProvider, next: string): Promise<string | null> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const returnUrl = new URL(`${import.meta.env.BASE_URL}returned`, location.origin).href
  const { data, error } = await client.mutate({
    mutation: StartProviderSignInDocument,
    variables: { input: { provider, returnUrl, verifierChallenge: base64url(new Uint8Array(digest)) } },
  })
  if (error) throw error
  const { authorizationUrl, userErrors } = data?.startProviderSignIn ?? {}
  if (!authorizationUrl) return userErrors?.[0]?.message ?? ''
  sessionStorage.setItem(storedAs, JSON.stringify({ verifier, next }))
  location.assign(authorizationUrl)
  return null
}

/** Finishes the sign-in with the code that the provider's page brought back. Where to go; null if it failed. */
export async function returnFromProvider(
  code: string,
  acceptedTermsVersion: string | undefined,
): Promise<string | null> {
  const { verifier = '', next = '/mine' } = JSON.parse(sessionStorage.getItem(storedAs) ?? '{}') as {
    verifier?: string
    next?: string
  }
  sessionStorage.removeItem(storedAs)
  const input = {
    code,
    verifier,
    acceptedTermsVersion,
    device: { platform: 'WEB' as const },
    tokenDelivery: session.tokenDelivery,
  }
  const { data } = await client.mutate({ mutation: FinishProviderSignInDocument, variables: { input } })
  const result = data?.finishProviderSignIn?.result
  if (result?.__typename !== 'SignedIn') return null
  await session.start(result.tokens)
  return next
}
