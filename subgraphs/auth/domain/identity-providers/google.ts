import { z } from 'zod'
import { openIdClient } from './openid.ts'
import { identity, type Provider, type ProviderClient } from './provider.ts'

const claimsShape = z.object({
  sub: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  email_verified: z.boolean().nullish(),
  hd: z.string().nullish(),
})

/** Google (https://developers.google.com/identity/openid-connect/openid-connect). */
export function google(client: ProviderClient): Provider {
  const { authorizationUrl, exchange } = openIdClient({ ...client, scope: 'openid email profile' })
  return {
    name: 'GOOGLE',
    authorizationUrl,
    async identityOf(callback, request) {
      const { claims } = await exchange(callback, request)
      const { sub, name, email, email_verified: isVerified, hd } = claimsShape.parse(claims)
      // Google is authoritative for its own mailboxes and for those of an organisation (`hd`). Another address may have changed hands
      // since Google verified it.
      const isAuthoritative = isVerified === true && (email?.toLowerCase().endsWith('@gmail.com') || Boolean(hd))
      return identity({ subject: sub, label: name ?? email ?? null, verifiedEmail: (isAuthoritative && email) || null })
    },
  }
}
