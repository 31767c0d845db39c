import { asksBy, type SignInAnswer, type Tokens } from './session-requests.ts'
import type { SessionStorage, StoredSession } from './session-storage.ts'
import { openTabs } from './session-tabs.ts'

export type { SignInAnswer, SignInOutcome, SignInProblem, Tokens } from './session-requests.ts'
export {
  cookieStorage,
  keyValueStorage,
  memoryStorage,
  type SessionStorage,
  type StoredSession,
} from './session-storage.ts'

export interface SessionOptions {
  /** Address of the graph, exactly as the GraphQL client has it, for example `https://api.example/graphql`. */
  url: string
  /** Where the tokens are: `cookieStorage()` on the web, `keyValueStorage(…)` in an app, `memoryStorage()` in scripts and tests. */
  storage: SessionStorage
  /** How this device is shown in the list of sessions. `WEB` by default. */
  device?: { platform: 'WEB' | 'IOS' | 'ANDROID' | 'OTHER'; name?: string }
  /** Seconds before the expiry of the access token from which on it is renewed first. 30 by default; a token lasts 300. */
  refreshAheadSeconds?: number
  fetch?: typeof fetch
  /** Milliseconds since 1970. `Date.now` by default. */
  now?: () => number
}

export type SessionStatus = 'unknown' | 'signed-in' | 'signed-out'

export interface Session {
  /** `fetch` for any GraphQL client: adds the access token, renews it in time, and sends a request again once after a 401. */
  fetch: typeof fetch
  /** The value of `tokenDelivery` in the input of every mutation that signs in. */
  tokenDelivery: 'BODY' | 'COOKIE'
  /** Signs in with an address and a password. With `TwoFactorRequired` as result, ask for a code and call `completeTwoFactor`. */
  signIn(credentials: { email: string; password: string }): Promise<SignInAnswer>
  completeTwoFactor(answer: {
    challengeToken: string
    method: 'TOTP' | 'RECOVERY_CODE'
    code: string
  }): Promise<SignInAnswer>
  /** Takes the tokens of another mutation that signs in, such as `finishPasskeySignIn` or `finishProviderSignIn`. */
  start(tokens: Tokens): Promise<void>
  /** Ends the session here at once, and on the server if it can be reached. */
  signOut(): Promise<void>
  /** A token with some time left; null if nobody is signed in. @throws Error if it can't be renewed right now */
  accessToken(): Promise<string | null>
  /** `unknown` until the storage has been read. */
  status(): SessionStatus
  /** Calls `listener` when the status changes, also in another tab. Returns a function that ends that. */
  subscribe(listener: () => void): () => void
  /** Stops listening to other tabs. */
  close(): void
}

/** Signs a person in and keeps them signed in. */
export function createSession(options: SessionOptions): Session {
  const { url, storage, device = { platform: 'WEB' }, refreshAheadSeconds = 30, now = Date.now } = options
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init))
  const ask = asksBy({ url, send, tokenDelivery: storage.tokenDelivery, device })
  const listeners = new Set<() => void>()
  let status: SessionStatus = 'unknown'
  let refreshing: Promise<string | null> | undefined

  const isFresh = ({ expiresAt }: StoredSession) => expiresAt - now() > refreshAheadSeconds * 1_000
  const write = async (session: StoredSession | null) => {
    await storage.set(session)
    setStatus(session ? 'signed-in' : 'signed-out')
  }
  const setStatus = (next: SessionStatus) => {
    if (status === next) return
    status = next
    for (const listener of listeners) listener()
  }
  const tabs = openTabs(storage.sharedAs, {
    read: async () => {
      const session = await storage.get()
      return session && isFresh(session) ? session : null
    },
    write,
  })

  const keep = async (tokens: Tokens): Promise<string> => {
    const { accessToken, expiresInSeconds, refreshToken } = tokens
    const session = { accessToken, expiresAt: now() + expiresInSeconds * 1_000, refreshToken: refreshToken ?? null }
    await write(session)
    tabs.share(session)
    return accessToken
  }
  const end = async () => {
    await write(null)
    tabs.share(null)
  }

  /** The next access token after `used`; null if the session has ended. All callers, and all tabs, share one request. */
  const refresh = (used: string) => {
    refreshing ??= tabs
      .oneAtATime(() => renew(used))
      .finally(() => {
        refreshing = undefined
      })
    return refreshing
  }
  const renew = async (used: string): Promise<string | null> => {
    const before = await storage.get()
    if (!before) return null
    if (before.accessToken !== used && isFresh(before)) return before.accessToken
    const shared = await tabs.ask()
    if (shared && shared.accessToken !== used) {
      await write(shared)
      return shared.accessToken
    }
    const tokens = await ask.refreshSession(before.refreshToken)
    // In the meantime somebody may have signed out, or in as another person.
    const after = await storage.get()
    if (after?.accessToken !== before.accessToken) return after?.accessToken ?? null
    if (tokens) return keep(tokens)
    await end()
    return null
  }
  const accessToken = async (): Promise<string | null> => {
    const session = await storage.get()
    if (!session) return null
    if (isFresh(session)) return session.accessToken
    try {
      return await refresh(session.accessToken)
    } catch (error) {
      if (session.expiresAt > now()) return session.accessToken
      throw error
    }
  }

  const sessionFetch: typeof fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    // No other server gets a token.
    if (address.split('?')[0] !== url) return send(input, init)
    const token = await accessToken()
    const sendWith = (sent: string | null) => {
      const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
      if (sent) headers.set('authorization', `Bearer ${sent}`)
      const credentials = storage.tokenDelivery === 'COOKIE' ? 'include' : init?.credentials
      return send(input instanceof Request ? input.clone() : input, {
        ...init,
        headers,
        ...(credentials && { credentials }),
      })
    }
    const response = await sendWith(token)
    if (response.status !== 401 || !token) return response
    let next: string | null
    try {
      next = await refresh(token)
    } catch {
      return response
    }
    // Without a session any more, what is public can be read all the same.
    return sendWith(next)
  }

  const started = async (answer: SignInAnswer): Promise<SignInAnswer> => {
    if (answer.result?.__typename === 'SignedIn') await keep(answer.result.tokens)
    return answer
  }
  void Promise.resolve(storage.get()).then(
    (session) => status === 'unknown' && setStatus(session ? 'signed-in' : 'signed-out'),
    () => setStatus('signed-out'),
  )
  return {
    fetch: sessionFetch,
    tokenDelivery: storage.tokenDelivery,
    signIn: async (credentials) => started(await ask.signIn(credentials)),
    completeTwoFactor: async (answer) => started(await ask.completeTwoFactor(answer)),
    start: async (tokens) => void (await keep(tokens)),
    async signOut() {
      const session = await storage.get()
      // Before the request, so that no other tab goes on.
      await end()
      if (session?.accessToken) await ask.signOut(session.accessToken).catch(() => {})
    },
    accessToken,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: tabs.close,
  }
}
