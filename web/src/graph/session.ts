import { cookieStorage, createSession, memoryStorage } from '@bunri/client/session'
import { useSyncExternalStore } from 'react'
import i18n from '../i18n/index.ts'
import { clientHeaders, graphUrl, keepsCookie, sessionName } from './address.ts'
import { takeFirstAnswer } from './first-answer.ts'

/** Longest wait for an answer; after it, the app shows the last one. */
const timeoutMs = 15_000

/** Sends a request in the language of the app, unless its answer was asked for ahead. */
const send: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers)
  const ahead = headers.has('authorization') ? null : await takeFirstAnswer(init?.body)
  if (ahead) return ahead
  for (const [name, value] of Object.entries(clientHeaders(i18n.language))) headers.set(name, value)
  const late = AbortSignal.timeout(timeoutMs)
  return fetch(input, { ...init, headers, signal: init?.signal ? AbortSignal.any([init.signal, late]) : late })
}

export const session = createSession({
  url: graphUrl,
  storage: keepsCookie ? cookieStorage(sessionName) : memoryStorage(),
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
