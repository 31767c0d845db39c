import { createLogger } from './subgraphs/_shared/http.ts'
import { runOrExit } from './subgraphs/_shared/run-or-exit.ts'
import { webAppOfCheckout } from './web-app.ts'

/** `npm run build:web`: builds the app for residents into `web/dist` unless it is up to date. */
runOrExit(async () => {
  const app = await webAppOfCheckout(createLogger('warn'), (text) => console.log(text))
  if (app.state() === 'missing') throw new Error('The build needs the development dependencies: npm install.')
  await app.build()
  if (app.state() !== 'built') throw new Error('The web app could not be built.')
  console.log(`The web app is in ${app.folder}.`)
})
