import type { Locale } from '../../_shared/locale.ts'
import type { Refused } from '../domain/problems.ts'
import type { AuthUserError } from '../types.generated.ts'

/** What the person can put right, in the language of the request. */
export const userErrors = ({ problems }: Refused, locale: Locale): AuthUserError[] =>
  problems.map(({ code, field, message, retryAfterSeconds }) => ({
    __typename: 'AuthUserError',
    code,
    message: message[locale],
    path: field === null ? null : ['input', field],
    retryAfterSeconds: retryAfterSeconds ?? null,
  }))
