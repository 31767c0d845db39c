import type { Locale, Translated } from './locale.ts'

/**
 * A reason why a change was refused, which the person can fix. `field` is the input field it concerns; null for no
 * single field.
 */
export interface Problem<Code extends string> {
  code: Code
  field: string | null
  message: Translated
}

/** The result of a refused change. */
export interface Refused<P extends Problem<string> = Problem<string>> {
  problems: P[]
}

/** Whether a change was refused. */
export const isRefused = <T extends object>(result: T): result is Extract<T, Refused> => 'problems' in result

/** A problem as a user error for a payload, in the language of the request. */
export const userError = <Code extends string>({ code, field, message }: Problem<Code>, locale: Locale) => ({
  code,
  message: message[locale],
  path: field === null ? null : ['input', field],
})

/** Problems as user errors for a payload, in the language of the request. */
export const userErrors = <Code extends string>(problems: readonly Problem<Code>[], locale: Locale) =>
  problems.map((problem) => userError(problem, locale))
