import type { Locale } from '../../_shared/locale.ts'
import type { Problem } from '../domain/problems.ts'

/** Problems as a payload reports them, in the language of the request. */
export const userErrors = (problems: readonly Problem[], locale: Locale) =>
  problems.map(({ code, field, message }) => ({
    code,
    message: message[locale],
    path: field ? ['input', field] : null,
  }))
