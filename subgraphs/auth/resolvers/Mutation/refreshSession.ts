import { isRefused } from '../../../_shared/refusals.ts'
import { announceMail } from '../../domain/mail/outbox.ts'
import { refreshSession as refresh } from '../../domain/sessions/sessions.ts'
import { issueTokens } from '../../domain/sessions/tokens.ts'
import type { MutationResolvers } from '../../types.generated.ts'
import { deliver } from '../refresh-cookie.ts'
import { userErrors } from '../user-errors.ts'

export const refreshSession: MutationResolvers['refreshSession'] = async (_parent, { input }, context) => {
  const { db, config, locale, log, signingKey, refreshCookie } = context
  const text = input.refreshToken ?? refreshCookie?.token ?? ''
  const result = await refresh(db, config.refreshSecret, { text, locale })
  // The cookie stays: another tab may have just put the next token into it.
  if (isRefused(result)) {
    if (result.reused) {
      log().warn({ sessionId: result.reused }, 'A refresh token was reused, so its session was ended')
      announceMail()
    }
    return { tokens: null, userErrors: userErrors(result, locale) }
  }
  const { tokens } = await issueTokens(db, result, { key: await signingKey(), issuer: config.issuer })
  // A token that was in the cookie never gets into the body, where scripts could read it.
  const delivery = typeof input.refreshToken === 'string' ? 'BODY' : 'COOKIE'
  return { tokens: deliver(context, tokens, delivery), userErrors: [] }
}
