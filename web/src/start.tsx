import { registerSW } from 'virtual:pwa-register'
import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app.tsx'
import { client, restore } from './graph/client.ts'
import { startLanguage } from './i18n/index.ts'
import { preferredLanguage } from './i18n/languages.ts'

/** How long the first screen has the network for itself, before the service worker fetches everything else. */
const workerAfterMs = 2_000

export async function start(): Promise<void> {
  await Promise.all([startLanguage(), restore(preferredLanguage())])
  const root = document.querySelector('#app')
  if (!root) return
  createRoot(root).render(
    <StrictMode>
      <ApolloProvider client={client}>
        <BrowserRouter basename={import.meta.env.BASE_URL.replace(/\/$/, '') || '/'}>
          <App />
        </BrowserRouter>
      </ApolloProvider>
    </StrictMode>,
  )
  setTimeout(() => registerSW({ immediate: true }), workerAfterMs)
}
