/** Tokens as every mutation that signs in returns them: select these fields of `AuthTokens`. */
export interface Tokens {
  accessToken: string
  expiresInSeconds: number
  refreshToken?: string | null
}

export type SignInOutcome =
  | { __typename: 'SignedIn'; tokens: Tokens; isNewAccount: boolean }
  | {
      __typename: 'TwoFactorRequired'
      challengeToken: string
      methods: ('TOTP' | 'RECOVERY_CODE')[]
      expiresAt: string
    }
  | { __typename: 'EmailVerificationRequired'; email: string; resendAllowedAt: string }

/** Something that the person can correct: show `message`. */
export interface SignInProblem {
  code: string
  message: string
  path: string[] | null
  retryAfterSeconds: number | null
}

export interface SignInAnswer {
  /** A session, or the next step towards one. Null when there are user errors. */
  result: SignInOutcome | null
  userErrors: SignInProblem[]
}

interface Asked {
  url: string
  send: typeof fetch
  tokenDelivery: 'BODY' | 'COOKIE'
  device: { platform: string; name?: string }
}

const timeoutMs = 10_000

const tokens = 'tokens { accessToken expiresInSeconds refreshToken }'
const answer = `result {
  __typename
  ... on SignedIn { ${tokens} isNewAccount }
  ... on TwoFactorRequired { challengeToken methods expiresAt }
  ... on EmailVerificationRequired { email resendAllowedAt }
}
userErrors { code message path retryAfterSeconds }`

/** The operations of a session. Each fails with an Error if the graph can't be reached or answers with an error. */
export function asksBy({ url, send, tokenDelivery, device }: Asked) {
  const ask = async (query: string, input: object | undefined, token?: string): Promise<unknown> => {
    // React Native has no AbortSignal.timeout.
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timeoutMs)
    try {
      const response = await send(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, ...(input && { variables: { input } }) }),
        signal: late.signal,
        ...(tokenDelivery === 'COOKIE' && { credentials: 'include' as const }),
      })
      const { data, errors } = (await response.json()) as { data?: unknown; errors?: { message: string }[] }
      if (errors?.[0]) throw new Error(errors[0].message)
      return data
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    async signIn(credentials: { email: string; password: string }): Promise<SignInAnswer> {
      const query = `mutation SessionSignIn($input: SignInInput!) { signIn(input: $input) { ${answer} } }`
      const data = (await ask(query, { ...credentials, device, tokenDelivery })) as { signIn: SignInAnswer }
      return data.signIn
    },
    async completeTwoFactor(given: { challengeToken: string; method: string; code: string }): Promise<SignInAnswer> {
      const query = `mutation SessionTwoFactor($input: CompleteTwoFactorSignInInput!) { completeTwoFactorSignIn(input: $input) { ${answer} } }`
      const data = (await ask(query, given)) as { completeTwoFactorSignIn: SignInAnswer }
      return data.completeTwoFactorSignIn
    },
    /** The next tokens; null if the session has ended. `refreshToken` is null when it is in the cookie. */
    async refreshSession(refreshToken: string | null): Promise<Tokens | null> {
      const query = `mutation SessionRefresh($input: RefreshSessionInput!) { refreshSession(input: $input) { ${tokens} } }`
      const data = (await ask(query, refreshToken ? { refreshToken } : {})) as {
        refreshSession: { tokens: Tokens | null }
      }
      return data.refreshSession.tokens
    },
    async signOut(token: string): Promise<void> {
      await ask('mutation SessionSignOut { signOut { endedSessionId } }', undefined, token)
    },
  }
}
