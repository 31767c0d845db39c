import type { Locale, Translated } from './locale.ts'

/** Why something was not done, for the person to put right. `field` is the one of the input; null for none of them. */
export interface Problem<Code extends string> {
  code: Code
  field: string | null
  message: Translated
}

/** A problem as a payload reports it, in the language of the request. */
export const userError = <Code extends string>({ code, field, message }: Problem<Code>, locale: Locale) => ({
  code,
  message: message[locale],
  path: field === null ? null : ['input', field],
})

/** Problems as a payload reports them, in the language of the request. */
export const userErrors = <Code extends string>(problems: readonly Problem<Code>[], locale: Locale) =>
  problems.map((problem) => userError(problem, locale))
