/** The languages that names, texts and messages are written in. The first is the default. */
export const locales = ['ko', 'en'] as const
export type Locale = (typeof locales)[number]

/** The same words in every language. */
export type Translated<T = string> = Record<Locale, T>

/** The language of a BCP 47 tag such as `en-GB`, or null when it isn't one that the service speaks. */
export function supportedLocale(tag: string | null | undefined): Locale | null {
  const language = tag?.split('-')[0]?.toLowerCase()
  return locales.find((locale) => locale === language) ?? null
}

/** The language to answer in: a field's `locale` argument if it is one we speak, or else that of the request. */
export const pickLocale = (argument: string | null | undefined, request: Locale): Locale =>
  supportedLocale(argument) ?? request
