import type { Locale } from '../../_shared/locale.ts'
import { type Refused, userError } from '../../_shared/refusals.ts'
import type { Problem } from '../domain/refusals.ts'
import type { AuthUserError } from '../types.generated.ts'

/** The problems of a refused mutation as user errors, in the language of the request. */
export const userErrors = ({ problems }: Refused<Problem>, locale: Locale): AuthUserError[] =>
  problems.map((problem) => ({
    __typename: 'AuthUserError',
    ...userError(problem, locale),
    retryAfterSeconds: problem.retryAfterSeconds ?? null,
  }))
