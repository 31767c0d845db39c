import type { Locale, Translated } from './locale.ts'

/** Why a change was refused, for the person to put right. `field` is the one of the input; null for none of them. */
export interface Problem<Code extends string> {
  code: Code
  field: string | null
  message: Translated
}

/** The result of a change that was refused. */
export interface Refused<P extends Problem<string> = Problem<string>> {
  problems: P[]
}

/** Whether a change was refused. */
export const isRefused = <T extends object>(result: T): result is Extract<T, Refused> => 'problems' in result

/** A problem as a payload reports it, in the language of the request. */
export const userError = <Code extends string>({ code, field, message }: Problem<Code>, locale: Locale) => ({
  code,
  message: message[locale],
  path: field === null ? null : ['input', field],
})

/** Problems as a payload reports them, in the language of the request. */
export const userErrors = <Code extends string>(problems: readonly Problem<Code>[], locale: Locale) =>
  problems.map((problem) => userError(problem, locale))
