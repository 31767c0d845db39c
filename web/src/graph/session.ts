import { cookieStorage, createSession, memoryStorage } from '@bunri/client/session'
import { useSyncExternalStore } from 'react'
import i18n from '../i18n/index.ts'

/** The graph is on the server of the app, unless the build names another one. */
export const graphUrl = new URL(import.meta.env.VITE_GRAPH_URL ?? '/graphql', location.origin).href

/** Longest wait for an answer; after it, the app shows the last one. */
const timeoutMs = 15_000

/** Sends a request in the language of the app. */
const send: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers)
  headers.set('accept-language', i18n.language)
  headers.set('graphql-client-name', 'web')
  const late = AbortSignal.timeout(timeoutMs)
  return fetch(input, { ...init, headers, signal: init?.signal ? AbortSignal.any([init.signal, late]) : late })
}

// Browsers keep the cookie of the refresh token only for the site of the app, and over HTTP only on this machine.
const keepsCookie = new URL(graphUrl).hostname === location.hostname && window.isSecureContext

export const session = createSession({
  url: graphUrl,
  storage: keepsCookie ? cookieStorage() : memoryStorage(),
  fetch: send,
})

export const useSessionStatus = () => useSyncExternalStore(session.subscribe, session.status)

/** The scopes of the person's access token. They decide what is shown; the graph decides what is allowed. */
export async function scopes(): Promise<string[]> {
  const token = await session.accessToken()
  const claims = token?.split('.')[1]
  if (!claims) return []
  const { scope = '' } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { scope?: string }
  return scope.split(' ')
}
