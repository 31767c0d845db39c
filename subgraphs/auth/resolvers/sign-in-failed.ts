import type { Refused } from '../../_shared/refusals.ts'
import type { Context } from '../context.ts'
import type { Problem } from '../domain/refusals.ts'
import { userErrors } from './user-errors.ts'

/** The payload of a sign-in that failed. The log gets the outcome, and nothing that says whose account it was, or whether there is one. */
export function signInFailed({ log, locale }: Context, refused: Refused<Problem>) {
  log().info({ outcome: refused.problems.map(({ code }) => code).join(' ') }, 'A sign-in failed')
  return { result: null, userErrors: userErrors(refused, locale) }
}
