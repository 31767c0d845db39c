import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']
const paths = (process.env.PATH ?? '').split(delimiter)

/** The program of the Chromium on this machine, or that `CHROMIUM` names; undefined without one. */
export const chromiumPath: string | undefined = [
  process.env.CHROMIUM,
  ...names.flatMap((name) => paths.map((path) => join(path, name))),
].find((path) => path && existsSync(path))

/** It opens no connection but to the pages of a test. */
const options = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A browser without windows. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: String(chromiumPath),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...options],
    timeout: 80_000,
  })

/** An address of `localhost` whose page is empty but for `@simplewebauthn/browser`. */
export async function serveWebAuthnPage(): Promise<{ url: string; close(): void }> {
  const library = new URL('../dist/bundle/index.umd.min.js', import.meta.resolve('@simplewebauthn/browser'))
  const script = readFileSync(library)
  const server = createServer(({ url }, response) => {
    const [type, body] =
      url === '/webauthn.js' ? ['text/javascript', script] : ['text/html', '<script src="/webauthn.js"></script>']
    response.writeHead(200, { 'content-type': type }).end(body)
  })
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}/`, close: () => server.close() }
}

/** A page on a device of its own, whose built-in authenticator recognizes its person. It shares its passkeys if `isSynced`. */
export async function aDevice(browser: Browser, url: string, { isSynced = false } = {}): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: isSynced,
      defaultBackupState: isSynced,
    },
  })
  await page.goto(url)
  return page
}
