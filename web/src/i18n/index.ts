import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import type ko from './ko.ts'

export const languages = ['ko', 'en'] as const
export type Language = (typeof languages)[number]

const storedAs = 'bunri-language'

// Each language is a file of its own, so that people load one.
const texts: Record<Language, () => Promise<{ default: typeof ko }>> = {
  ko: () => import('./ko.ts'),
  en: () => import('./en.ts'),
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ko }
    returnNull: false
  }
}

/** The language that the person chose here, else the first one of the browser that there is, else Korean. */
function preferred(): Language {
  const wanted = [localStorage.getItem(storedAs), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return wanted.find(isLanguage) ?? 'ko'
}

const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text)

export async function startLanguage(): Promise<void> {
  const language = preferred()
  await i18n.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: (await texts[language]()).default } },
    // React escapes.
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(storedAs, language)
  i18n.addResourceBundle(language, 'translation', (await texts[language]()).default)
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
}

export default i18n
