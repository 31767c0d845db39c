import type ko from './ko.ts'

export const languages = ['ko', 'en'] as const
export type Language = (typeof languages)[number]

const storedAs = 'bunri-language'

// Each language is a file of its own, so that people load one.
const texts: Record<Language, () => Promise<{ default: typeof ko }>> = {
  ko: () => import('./ko.ts'),
  en: () => import('./en.ts'),
}

export const textsOf = async (language: Language): Promise<typeof ko> => (await texts[language]()).default

/** The language that the person chose here, else the first one of the browser that there is, else Korean. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(storedAs), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return wanted.find(isLanguage) ?? 'ko'
}

export const rememberLanguage = (language: Language): void => localStorage.setItem(storedAs, language)

const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text)
