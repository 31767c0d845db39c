import type { Context } from '../context.ts'
import type { OpenSession } from '../domain/sessions/sessions.ts'
import type { Challenge } from '../domain/two-factor/challenges.ts'
import type { TokenDelivery } from '../types.generated.ts'
import { signedIn } from './signed-in.ts'

/** What a sign-in led to: a session, or the question for a second factor. */
export async function signInResult(
  context: Context,
  result: (OpenSession | Challenge) & { isNewAccount?: boolean },
  tokenDelivery: TokenDelivery = 'BODY',
) {
  if ('methods' in result) return { __typename: 'TwoFactorRequired' as const, ...result }
  return signedIn(context, result, tokenDelivery)
}
