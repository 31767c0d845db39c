import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchProtectedResource,
  type IDToken,
  type ServerMetadata,
} from 'openid-client'
import { boundedFetch } from '../../../_shared/bounded-fetch.ts'
import type { ProviderClient, ProviderRequest } from './provider.ts'

/** How long all requests of one step to a provider may take together. Somebody waits in a browser. */
const deadlineMs = 6_000

/** Maximum size of a response. The largest ones, key sets, have about 5 kB. */
const bytesMax = 200_000

/** How long a provider's endpoints are cached. While reading them fails, the last ones are used. */
const metadataMs = 60 * 60_000

/** What a provider returned for a code: the claims of its ID token, and a way to read more with the access token. */
export interface Exchanged {
  claims: IDToken | undefined
  read(url: string): Promise<unknown>
}

interface Options extends ProviderClient {
  scope: string
  /** The endpoints of a provider that publishes none, and has no ID tokens. */
  metadata?: ServerMetadata
  /** Fields to send with the code besides the standard ones. */
  tokenFields?: (request: ProviderRequest) => Record<string, string>
}

/**
 * A client of an OpenID provider (OpenID Connect Core 1.0): code flow with PKCE, state and nonce; the ID token's signature is
 * checked as well, although it comes over TLS.
 */
export function openIdClient({ issuer, clientId, clientSecret, scope, metadata, tokenFields }: Options) {
  const execute = new URL(issuer).protocol === 'http:' ? [allowInsecureRequests] : []
  const options = { id_token_signed_response_alg: 'RS256' }
  let failure: unknown
  const published = new LRUCache<'metadata', ServerMetadata>({
    max: 1,
    ttl: metadataMs,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async () => {
      try {
        const found = await discovery(new URL(issuer), clientId, options, undefined, {
          execute,
          [customFetch]: fetchUntil(performance.now() + deadlineMs),
        })
        // Without the functions that the library adds.
        return JSON.parse(JSON.stringify(found.serverMetadata())) as ServerMetadata
      } catch (error) {
        failure = error
        throw error
      }
    },
  })
  const readMetadata = () =>
    published.forceFetch('metadata').catch(() => {
      // The cache keeps the reason to itself.
      throw failure
    })

  /** A configuration for one step. Its keys are read anew, so that a provider can change them at any time. */
  async function configure(endMs: number): Promise<Configuration> {
    const server = metadata ?? (await readMetadata())
    const config = new Configuration(server, clientId, options, ClientSecretPost(clientSecret))
    for (const allow of execute) allow(config)
    enableNonRepudiationChecks(config)
    config[customFetch] = fetchUntil(endMs)
    return config
  }

  return {
    async authorizationUrl(redirectUrl: string, { state, nonce, verifier }: ProviderRequest): Promise<URL> {
      const config = await configure(performance.now() + deadlineMs)
      return buildAuthorizationUrl(config, {
        redirect_uri: redirectUrl,
        ...(scope && { scope }),
        state,
        ...(!metadata && {
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
      })
    },

    async exchange(callback: URL, request: ProviderRequest): Promise<Exchanged> {
      const config = await configure(performance.now() + deadlineMs)
      const checks = metadata
        ? { expectedState: request.state }
        : { expectedState: request.state, expectedNonce: request.nonce, pkceCodeVerifier: request.verifier }
      const tokens = await authorizationCodeGrant(config, callback, checks, tokenFields?.(request))
      const claims = tokens.claims()
      if (claims?.sub === '') throw new Error('The ID token names nobody.')
      requireMatchingAccessToken(claims, tokens.access_token)
      return {
        claims,
        async read(url) {
          const response = await fetchProtectedResource(config, tokens.access_token, new URL(url), 'GET')
          if (response.status !== 200) throw new Error(`The profile has status ${response.status}.`)
          return response.json()
        },
      }
    },
  }
}

// The library doesn't look at `at_hash`, which says that the access token belongs to the ID token (OpenID Connect Core, 3.1.3.8).
function requireMatchingAccessToken(claims: IDToken | undefined, accessToken: string): void {
  if (claims?.at_hash === undefined) return
  const half = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')
  if (claims.at_hash !== half) throw new Error('The access token is not the one of the ID token.')
}

const fetchUntil = (endMs: number) => (url: string, options: object) =>
  boundedFetch(url, options, { timeoutMs: Math.max(1, endMs - performance.now()), bytesMax })
