import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../_shared/db.ts'
import type { Config } from '../config.ts'
import type { ProviderSignInRow } from '../db/schema.ts'
import { kakaoSubject, naverSubject } from '../domain/identities/disconnect-notices.ts'
import { disconnectIdentity } from '../domain/identities/identities.ts'
import type { ProvidedIdentity, ProviderRequest } from '../domain/identity-providers/provider.ts'
import { createProviders, type Providers } from '../domain/identity-providers/providers.ts'
import { announceMail } from '../domain/mail/outbox.ts'
import { callbackPath, redirectUrl } from '../domain/provider-sign-ins/addresses.ts'
import {
  attemptIdIn,
  attemptMinutes,
  bindToBrowser,
  cancelAttempt,
  completeAttempt,
  findAttempt,
  takeRequest,
} from '../domain/provider-sign-ins/attempts.ts'
import { expiredSignInPage } from '../domain/provider-sign-ins/expired-page.ts'
import type { IdentityProvider } from '../types.generated.ts'

interface Parts {
  db: Db
  config: Config
  address: () => string
}

/**
 * The legs of a sign-in at a provider that a browser walks: `/oauth/start`, where it begins, and `/oauth/<provider>/callback`, where it comes back, one
 * address for each provider so that none can pass for another (RFC 9700, 4.4). Also `/oauth/<provider>/disconnected`, where Kakao and Naver tell that a
 * person has disconnected us.
 */
export const providerRoutes = (parts: Parts): FastifyPluginAsync => {
  const { db, config, address } = parts
  const providers = createProviders(config.providers)
  return async (http) => {
    if (providers.size === 0) return
    // The addresses contain one-time codes, which must not reach the next page.
    http.addHook('onRequest', async (_request, reply) => void reply.header('referrer-policy', 'no-referrer'))

    http.get<{ Querystring: { token?: unknown } }>('/oauth/start', async (request, reply) => {
      const token = request.query.token
      const attempt = typeof token === 'string' ? await findAttempt(db, token) : undefined
      const provider = attempt && providers.get(attempt.provider)
      const bound = provider && (await bindToBrowser(db, config.keySecret, attempt))
      if (!bound) return refuseExpired(reply)
      const url = await provider
        .authorizationUrl(redirectUrl(config, address, provider.name), bound.request)
        .catch((error: unknown) => logFailure(request, provider.name, error))
      if (!url) return finish(reply, attempt, null)
      return reply
        .header(
          'set-cookie',
          `${cookieName(attempt.id)}=${bound.browserSecret}; ${cookieAttributes}; Max-Age=${attemptMinutes * 60}`,
        )
        .redirect(url.href, 303)
    })

    for (const name of providers.keys()) addCallback(http, name)
    addNotices(http)

    function addCallback(http: FastifyInstance, name: IdentityProvider): void {
      http.get(callbackPath(name), async (request, reply) => {
        const callback = new URL(redirectUrl(config, address, name))
        callback.search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
        const state = callback.searchParams.get('state') ?? ''
        const browserSecret = cookieOf(request, attemptIdIn(state))
        const taken =
          browserSecret && (await takeRequest(db, config.keySecret, { provider: name, state, browserSecret }))
        if (!taken) return refuseExpired(reply)
        const { attempt } = taken
        reply.header('set-cookie', `${cookieName(attempt.id)}=; ${cookieAttributes}; Max-Age=0`)
        if (callback.searchParams.get('error') === 'access_denied') {
          await cancelAttempt(db, attempt)
          return reply.redirect(withQuery(attempt.returnUrl, { error: 'access_denied' }), 303)
        }
        return finish(reply, attempt, await identityOf(request, providers, { callback, ...taken }))
      })
    }

    // Always with a code, also when the provider failed: the client's next call then says what happened.
    async function finish(reply: FastifyReply, attempt: ProviderSignInRow, identity: ProvidedIdentity | null) {
      const code = await completeAttempt(db, config.keySecret, attempt, identity)
      if (!code) return refuseExpired(reply)
      return reply.redirect(withQuery(attempt.returnUrl, { code }), 303)
    }

    function addNotices(http: FastifyInstance): void {
      const { kakao, naver } = config.providers
      http.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: 10_000 },
        (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      )
      http.route({
        method: ['GET', 'POST'],
        url: '/oauth/kakao/disconnected',
        handler: async (request, reply) => {
          const fields = request.method === 'GET' ? request.query : request.body
          const subject = kakaoSubject(kakao, { authorization: request.headers.authorization, fields })
          return disconnect(request, reply, { provider: 'KAKAO', subject, status: 200 })
        },
      })
      http.post('/oauth/naver/disconnected', async (request, reply) =>
        disconnect(request, reply, { provider: 'NAVER', subject: naverSubject(naver, request.body), status: 204 }),
      )
    }

    // Also for a person whom nobody knows: the provider would repeat its notice otherwise.
    async function disconnect(
      request: FastifyRequest,
      reply: FastifyReply,
      { provider, subject, status }: { provider: IdentityProvider; subject: string | null; status: number },
    ) {
      if (subject === null) {
        request.log.warn({ provider }, 'Rejected a notice that a provider did not send')
        return reply.code(401).send()
      }
      if (await disconnectIdentity(db, { provider, subject })) announceMail()
      return reply.code(status).send()
    }
  }
}

// `Lax`: the browser comes from the provider's site. The prefix binds the cookie to this host.
const cookieAttributes = 'Path=/; Secure; HttpOnly; SameSite=Lax'
const cookieName = (attemptId: string): string => `__Host-bunri-oauth-${attemptId}`

function cookieOf({ headers }: FastifyRequest, attemptId: string | null): string | undefined {
  if (!attemptId) return undefined
  return new RegExp(`(?:^|; *)${cookieName(attemptId)}=([\\w-]{43})(?:;|$)`).exec(headers.cookie ?? '')?.[1]
}

async function identityOf(
  request: FastifyRequest,
  providers: Providers,
  { callback, attempt, request: sent }: { callback: URL; attempt: ProviderSignInRow; request: ProviderRequest },
): Promise<ProvidedIdentity | null> {
  try {
    return (await providers.get(attempt.provider)?.identityOf(callback, sent)) ?? null
  } catch (error) {
    return logFailure(request, attempt.provider, error)
  }
}

// Messages and causes can contain what the provider sent: tokens, addresses, names.
function logFailure(request: FastifyRequest, provider: IdentityProvider, error: unknown): null {
  const { name, code } = error as Error & { code?: unknown }
  const refusal = (error as { error?: unknown }).error
  request.log.warn(
    { provider, name, code, refusal: typeof refusal === 'string' ? refusal.slice(0, 40) : undefined },
    'A provider did not confirm a sign-in',
  )
  return null
}

function withQuery(url: string, fields: Record<string, string>): string {
  const target = new URL(url)
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value)
  return target.href
}

const refuseExpired = (reply: FastifyReply) =>
  reply
    .code(400)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    .send(expiredSignInPage)
