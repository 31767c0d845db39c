import { registerSW } from 'virtual:pwa-register'
import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app.tsx'
import { client, restore } from './graph/client.ts'
import { startLanguage } from './i18n/index.ts'
import './styles/tokens.css'
import './styles/layout.css'
import './styles/controls.css'
import './styles/content.css'
import { applyTheme } from './ui/theme.ts'

applyTheme()
await startLanguage()
await restore()
const root = document.querySelector('#app')
if (root)
  createRoot(root).render(
    <StrictMode>
      <ApolloProvider client={client}>
        <BrowserRouter basename={import.meta.env.BASE_URL.replace(/\/$/, '') || '/'}>
          <App />
        </BrowserRouter>
      </ApolloProvider>
    </StrictMode>,
  )
registerSW({ immediate: true })
