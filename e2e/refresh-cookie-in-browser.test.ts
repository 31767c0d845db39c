import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { startGraph } from './graph.ts'

const graph = await startGraph('one process')
afterAll(graph.stop)
const graphql = `${graph.url.replace('127.0.0.1', 'localhost')}/graphql`

/** The port of a server with one page, from which scripts run. */
async function anApp(): Promise<number> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<p>App'))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** Sends an operation with cookies as a script of the page does. Null if the browser keeps the answer from it. */
const ask = (page: Page, query: string, token?: string) =>
  page.evaluate(
    async ([url, body, authorization]) => {
      const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
      const sent = fetch(String(url), { method: 'POST', credentials: 'include', headers, body: String(body) })
      return sent.then(
        (response) => response.json(),
        () => null,
      )
    },
    [graphql, JSON.stringify({ query }), token && `Bearer ${token}`],
  )

const tokens = 'tokens { accessToken refreshToken }'
const credentials = `email: "${demoPerson.email}", password: "${demoPerson.password}", device: { platform: WEB }`
const signIn = `mutation { signIn(input: { ${credentials}, tokenDelivery: COOKIE }) { result { ... on SignedIn { ${tokens} } } } }`
const refresh = `mutation { refreshSession(input: {}) { ${tokens} userErrors { code } } }`
const signOut = 'mutation { signOut { endedSessionId } }'

test.skipIf(!chromiumPath)(
  'a browser keeps the cookie on localhost, shows it to no script, and lets pages of the same site use it only (skipped without Chromium)',
  async () => {
    const browser = await openBrowser()
    onTestFinished(() => browser.close())
    const context = await browser.newContext()
    const [page, elsewhere] = [await context.newPage(), await context.newPage()]
    const port = await anApp()
    await page.goto(`http://localhost:${port}`)
    await elsewhere.goto(`http://127.0.0.1:${port}`)

    const signedIn = await ask(page, signIn)
    await page.reload()
    const visible = await page.evaluate('document.cookie')
    const kept = await context.cookies(graphql)
    const refreshed = await ask(page, refresh)
    const fromElsewhere = [await ask(elsewhere, refresh), await ask(elsewhere, signIn)]
    const left = await ask(page, signOut, refreshed.data.refreshSession.tokens.accessToken)
    const keptAfterwards = await context.cookies(graphql)

    expect(signedIn.data.signIn.result.tokens).toEqual({ accessToken: expect.any(String), refreshToken: null })
    expect(visible).toBe('')
    expect(kept).toMatchObject([
      {
        name: '__Host-bunri-refresh',
        domain: 'localhost',
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Strict',
      },
    ])
    expect(refreshed.data.refreshSession).toMatchObject({ tokens: { refreshToken: null }, userErrors: [] })
    expect(fromElsewhere).toEqual([null, null])
    expect(left.data.signOut.endedSessionId).toMatch(/^ses_/)
    expect(keptAfterwards).toEqual([])
  },
)
