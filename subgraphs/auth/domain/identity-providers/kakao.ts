import { z } from 'zod'
import { openIdClient } from './openid.ts'
import { identity, type Provider, type ProviderClient } from './provider.ts'

const profileShape = z.object({
  id: z.number(),
  kakao_account: z
    .object({
      email: z.string().nullish(),
      is_email_valid: z.boolean().nullish(),
      is_email_verified: z.boolean().nullish(),
      profile: z.object({ nickname: z.string().nullish() }).nullish(),
    })
    .nullish(),
})

/**
 * Kakao (https://developers.kakao.com/docs/latest/en/kakaologin/rest-api). Its ID token has the e-mail address but doesn't say whether
 * it is verified, so the profile is read as well. People can refuse to give their address.
 */
export function kakao({ apiUrl, ...client }: ProviderClient & { apiUrl: string }): Provider {
  const { authorizationUrl, exchange } = openIdClient({ ...client, scope: 'openid account_email profile_nickname' })
  return {
    name: 'KAKAO',
    authorizationUrl,
    async identityOf(callback, request) {
      const { claims, read } = await exchange(callback, request)
      const { id, kakao_account: account } = profileShape.parse(await read(`${apiUrl}/v2/user/me`))
      const subject = claims?.sub ?? ''
      // The id is a 64-bit number, which JSON rounds; `sub` has all its digits.
      if (!/^\d+$/.test(subject) || Number(subject) !== id) throw new Error("The profile is not the ID token's.")
      const isVerified = account?.is_email_valid === true && account.is_email_verified === true
      return identity({
        subject,
        label: account?.profile?.nickname ?? null,
        verifiedEmail: (isVerified && account.email) || null,
      })
    },
  }
}
