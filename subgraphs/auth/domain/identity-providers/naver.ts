import { z } from 'zod'
import { openIdClient } from './openid.ts'
import { identity, type Provider, type ProviderClient } from './provider.ts'

const profileShape = z.object({
  resultcode: z.literal('00'),
  response: z.object({ id: z.string(), nickname: z.string().nullish(), name: z.string().nullish() }),
})

/**
 * Naver (https://developers.naver.com/docs/login/devguide/devguide.md), by OpenID Connect or, with `isLegacy`, by the older interface
 * without ID tokens. The profile's id is the key in either case, so that switching keeps the accounts. Its e-mail address is one to
 * contact the person: not verified and not unique, so we don't use it.
 */
export function naver({
  apiUrl,
  isLegacy,
  ...client
}: ProviderClient & { apiUrl: string; isLegacy: boolean }): Provider {
  const { authorizationUrl, exchange } = openIdClient({
    ...client,
    scope: isLegacy ? '' : 'openid profile',
    tokenFields: ({ state }) => ({ state }),
    ...(isLegacy && { metadata: legacyEndpoints(client.issuer) }),
  })
  return {
    name: 'NAVER',
    authorizationUrl,
    async identityOf(callback, request) {
      const { read } = await exchange(callback, request)
      const { id, nickname, name } = profileShape.parse(await read(`${apiUrl}/v1/nid/me`)).response
      return identity({ subject: id, label: nickname ?? name ?? null, verifiedEmail: null })
    },
  }
}

const legacyEndpoints = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/oauth2.0/authorize`,
  token_endpoint: `${issuer}/oauth2.0/token`,
})
