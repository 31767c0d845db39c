import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'
import { builtWebApp, type WebAppState } from './web-app.ts'

/** A folder with a build of an app of two files. */
async function aBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-web-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<title>App</title>')
  await writeFile(join(folder, 'assets/index-a1.js'), 'start()')
  await writeFile(join(folder, 'assets/index-a1.js.br'), brotliCompressSync('start() // from the build'))
  await writeFile(join(folder, '.sources'), 'hash')
  return folder
}

async function aRouter(webApp: { folder: string; state(): WebAppState }) {
  const router = await createRouter({ ...routerParts(), webApp })
  onTestFinished(() => router.close())
  return router
}

test('the app answers at the address of each screen, and its files are kept for a year', async () => {
  const router = await aRouter(builtWebApp(await aBuild()))

  for (const url of ['/app', '/app/', '/app/places/plc_1', '/app/index.html', '/app/sign-in?next=%2Fmine']) {
    const { statusCode, payload, headers } = await router.inject(url)
    expect([url, statusCode, payload, headers['cache-control']]).toEqual([url, 200, '<title>App</title>', 'no-cache'])
    expect(headers['content-security-policy']).toContain("script-src 'self';")
  }
  const script = await router.inject('/app/assets/index-a1.js')
  expect([script.payload, script.headers['cache-control']]).toEqual(['start()', 'public, max-age=31536000, immutable'])
  const compressed = await router.inject({ url: '/app/assets/index-a1.js', headers: { 'accept-encoding': 'gzip, br' } })
  expect(compressed.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=utf-8',
  })
  expect(compressed.headers.vary).toMatch(/accept-encoding/i)
  expect(brotliDecompressSync(compressed.rawPayload).toString()).toBe('start() // from the build')
})

test('a file that is not there, or not in the folder, is not found', async () => {
  const router = await aRouter(builtWebApp(await aBuild()))

  for (const url of [
    '/app/assets/index-b2.js',
    '/app/../package.json',
    '/app/%2e%2e/%2e%2e/etc/passwd.txt',
    '/app/.sources',
  ])
    expect([url, (await router.inject(url)).statusCode]).toEqual([url, 404])
  const outside = await router.inject('/app/%2e%2e%2f%2e%2e%2fetc%2fpasswd')
  expect(outside.payload).toBe('<title>App</title>')
})

test('until the app is built, a page says so and looks again; without one it says what is missing', async () => {
  let state: WebAppState = 'building'
  const router = await aRouter({ folder: await aBuild(), state: () => state })

  const building = await router.inject('/app/when')
  state = 'failed'
  const failed = await router.inject('/app')
  state = 'built'
  const built = await router.inject('/app')
  const without = await (await aRouter(builtWebApp('/nowhere'))).inject('/app')

  expect([building.statusCode, building.headers.refresh]).toEqual([503, '2'])
  expect([failed.statusCode, failed.headers.refresh]).toEqual([404, undefined])
  expect(built.payload).toBe('<title>App</title>')
  expect(without.statusCode).toBe(404)
  expect(without.payload).toContain('no build of the app')
})
