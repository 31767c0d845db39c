import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import type ko from './ko.ts'
import { type Language, preferredLanguage, rememberLanguage, textsOf } from './languages.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ko }
    returnNull: false
  }
}

export async function startLanguage(): Promise<void> {
  const language = preferredLanguage()
  await i18n.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await textsOf(language) } },
    // React escapes.
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language
}

export async function changeLanguage(language: Language): Promise<void> {
  rememberLanguage(language)
  i18n.addResourceBundle(language, 'translation', await textsOf(language))
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
}

export default i18n
