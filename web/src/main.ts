import { askFirst } from './graph/first-answer.ts'
import { preferredLanguage, textsOf } from './i18n/languages.ts'
import { shellTexts } from './i18n/shell-texts.ts'
import { preloadScreen } from './screens.ts'
import { showFailure, showShell } from './shell.ts'
import './styles/tokens.css'
import './styles/layout.css'
import './styles/controls.css'
import './styles/content.css'
import { applyTheme } from './ui/theme.ts'

// The first file of the app is small: it knows the language and the screen, so their code loads beside the libraries instead of after them.
applyTheme()
const path = location.pathname.slice(import.meta.env.BASE_URL.replace(/\/$/, '').length) || '/'
const language = preferredLanguage()
document.documentElement.lang = language
askFirst(path, new URLSearchParams(location.search), language)
const app = import('./start.tsx')
void textsOf(language).catch(() => {})
const screen = preloadScreen(path)
showShell(shellTexts[language], path)
try {
  const { start } = await app
  await screen
  await start()
} catch (error) {
  showFailure(shellTexts[language])
  throw error
}
