import { cookieStorage, createSession, memoryStorage } from '@bunri/client/session'
import { useSyncExternalStore } from 'react'

/** The graph is on the server of the app, unless the build names another one. */
export const graphUrl = new URL(import.meta.env.VITE_GRAPH_URL ?? '/graphql', location.origin).href

// Browsers keep the cookie of the refresh token only for the site of the app, and over HTTP only on this machine.
const keepsCookie = new URL(graphUrl).hostname === location.hostname && window.isSecureContext

export const session = createSession({ url: graphUrl, storage: keepsCookie ? cookieStorage() : memoryStorage() })

export const useSessionStatus = () => useSyncExternalStore(session.subscribe, session.status)

/** The scopes of the person's access token. They decide what is shown; the graph decides what is allowed. */
export async function scopes(): Promise<string[]> {
  const token = await session.accessToken()
  const claims = token?.split('.')[1]
  if (!claims) return []
  const { scope = '' } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { scope?: string }
  return scope.split(' ')
}
