/** What a storage keeps of a session. */
export interface StoredSession {
  accessToken: string
  /** Milliseconds since 1970, by the clock of this device. */
  expiresAt: number
  /** Null when it is in the cookie. */
  refreshToken: string | null
}

/** Where the tokens of a session are. Write your own for any other place. */
export interface SessionStorage {
  /** Whether the server puts the refresh token into the response or into its cookie, which scripts can't read. */
  tokenDelivery: 'BODY' | 'COOKIE'
  /** A name that all tabs with the same session have in common; they renew it once for all. Undefined where nothing is shared. */
  sharedAs?: string
  get(): StoredSession | null | Promise<StoredSession | null>
  set(session: StoredSession | null): void | Promise<void>
}

/**
 * For the web: the refresh token is in an HttpOnly cookie, the access token in the memory of the page. `localStorage` only remembers
 * that somebody is signed in, so that a new tab renews the session.
 */
export function cookieStorage(name = 'bunri-session'): SessionStorage {
  let session: StoredSession | null = null
  return {
    tokenDelivery: 'COOKIE',
    sharedAs: name,
    get() {
      if (localStorage.getItem(name) === null) session = null
      else session ??= { accessToken: '', expiresAt: 0, refreshToken: null }
      return session
    },
    set(next) {
      session = next
      if (next) localStorage.setItem(name, 'signed-in')
      else localStorage.removeItem(name)
    },
  }
}

/** For scripts and tests: the session ends with the process. */
export function memoryStorage(): SessionStorage {
  let session: StoredSession | null = null
  return {
    tokenDelivery: 'BODY',
    get: () => session,
    set(next) {
      session = next
    },
  }
}

/** Keeps short texts by name, such as the keychain of a phone. */
export interface KeyValueStore {
  getItem(key: string): string | null | Promise<string | null>
  setItem(key: string, value: string): unknown
  removeItem(key: string): unknown
}

/** For apps: the keychain of iOS or the keystore of Android, for example through `expo-secure-store`. */
export function keyValueStorage(store: KeyValueStore, key = 'bunri-session'): SessionStorage {
  // A keychain takes milliseconds, and every request asks.
  let kept: Promise<StoredSession | null> | undefined
  const read = async () => parsed(await store.getItem(key))
  return {
    tokenDelivery: 'BODY',
    get() {
      kept ??= read().catch((error: unknown) => {
        kept = undefined
        throw error
      })
      return kept
    },
    async set(session) {
      kept = Promise.resolve(session)
      await (session ? store.setItem(key, JSON.stringify(session)) : store.removeItem(key))
    },
  }
}

/** The session in a text; null if it has none, as after an update that changed the form. */
function parsed(text: string | null): StoredSession | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isStored(value) ? value : null
  } catch {
    return null
  }
}

const isStored = (value: unknown): value is StoredSession =>
  typeof value === 'object' &&
  value !== null &&
  'accessToken' in value &&
  typeof value.accessToken === 'string' &&
  'expiresAt' in value &&
  typeof value.expiresAt === 'number' &&
  'refreshToken' in value &&
  (value.refreshToken === null || typeof value.refreshToken === 'string')
