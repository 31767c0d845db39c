/** The supported languages of names, texts and messages. The first is the default. */
export const locales = ['ko', 'en'] as const
export type Locale = (typeof locales)[number]

/** A text, or another value, in every supported language. */
export type Translated<T = string> = Record<Locale, T>

/** The supported language of a BCP 47 tag such as `en-GB`; null for any other language. */
export function supportedLocale(tag: string | null | undefined): Locale | null {
  const language = tag?.split('-')[0]?.toLowerCase()
  return locales.find((locale) => locale === language) ?? null
}

/** The language of a field: its `locale` argument if supported, otherwise the language of the request. */
export const pickLocale = (argument: string | null | undefined, request: Locale): Locale =>
  (argument ? supportedLocale(argument) : null) ?? request

/**
 * The language of a text that a source may have in Korean only: Korean if it has Hangul, else the one that was asked for. Null for no
 * text.
 */
export function localeOfText(text: string | null, asked: Locale): Locale | null {
  if (text === null) return null
  return /\p{Script=Hangul}/u.test(text) ? 'ko' : asked
}
