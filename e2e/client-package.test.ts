import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import {
  createSession,
  keyValueStorage,
  memoryStorage,
  type Session,
  type SessionOptions,
} from '../client/src/session.ts'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { askWithCaches, queryCount } from './client-caches.ts'
import { installClient, problemsOf, project, runCommand, serveSessionPage } from './client-package.ts'
import { startGraph } from './graph.ts'
import { readRecipe, writeRecipe } from './recipe-files.ts'

declare const bunri: typeof import('../client/src/session.ts')
declare const session: Session

const graph = await startGraph('one process')
afterAll(graph.stop)

// Below the project, whose node_modules then have what a recipe installs.
const folder = join(project, '.bunri', 'recipes')
const names = ['apollo-client', 'urql', 'graphql-request', 'gql-tada', 'relay', 'fetch']
const url = `${graph.url}/graphql`
const documentedUrl = 'http://localhost:4000/graphql'

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  await installClient(folder)
  for (const name of names) {
    const recipe = readRecipe(name)
    const files = recipe.files.map(({ path, text }) => ({ path, text: text.replaceAll(documentedUrl, url) }))
    writeRecipe(
      { ...recipe, files: [...files, { path: 'package.json', text: '{"type":"module"}' }] },
      join(folder, name),
    )
    // Code generators look for the schema right here.
    mkdirSync(join(folder, name, 'node_modules'))
    symlinkSync(join(folder, 'node_modules', '@bunri'), join(folder, name, 'node_modules', '@bunri'))
  }
})

test.each(names)(
  '%s: a team that copies the recipe sees search, guide, map, a saved place and a renewed session',
  async (name) => {
    const commands = readRecipe(name).commands.filter((command) => !command.startsWith('npm '))
    const outputs = []
    for (const command of commands) outputs.push(await runCommand(command, join(folder, name)))
    const { stdout = '', stderr } = outputs.at(-1) ?? {}

    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^search: .*상자/),
      expect.stringMatching(/^guide: 충청남도 논산시 - .+/),
      expect.stringMatching(/^map: 10 then 20 of 28$/),
      'save: 0 at once 1 answered 1 first in the list',
      'session: renewed left 0',
    ])
    expect(stderr).toBe('')
  },
)

test('recipes install only what they are tested with', () => {
  const { devDependencies, dependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  const tested: Record<string, string> = { ...devDependencies, ...dependencies }

  const installed = names.flatMap((name) =>
    readRecipe(name)
      .commands.filter((command) => command.startsWith('npm install'))
      .flatMap((command) => command.split(' ').slice(2))
      .filter((word) => !word.startsWith('-') && word !== './bunri-client-0.1.0.tgz'),
  )

  const unknown = installed.filter((word) => {
    const [, library = '', major] = /^(@?[^@]+)(?:@(\d+))?$/.exec(word) ?? []
    const version = tested[library]?.replace('^', '')
    return !version || (major && !version.startsWith(`${major}.`))
  })
  expect(unknown).toEqual([])
})

test('every recipe type-checks', async () => {
  const config = {
    compilerOptions: {
      ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true },
      ...{ target: 'es2022', lib: ['es2023', 'dom'], module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx' },
      ...{ types: ['node'], typeRoots: [join(project, 'node_modules/@types')] },
      paths: {
        '@bunri/client/operations': [join(project, 'client/src/operations.generated.ts')],
        '@bunri/client/*': [join(project, 'client/src/*.ts')],
      },
    },
    files: names.flatMap((name) => typescriptFiles(join(folder, name))),
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))

  expect(await problemsOf(folder)).toEqual([])
})

const aSession = (options: Partial<SessionOptions> = {}) => {
  const names: string[] = []
  const counted: typeof fetch = async (input, init) => {
    names.push(/(?:mutation|query) (\w+)/.exec(String(init?.body))?.[1] ?? '')
    return (options.fetch ?? fetch)(input, init)
  }
  const session = createSession({ url, storage: memoryStorage(), ...options, fetch: counted })
  const ask = async (query: string) => {
    const body = JSON.stringify({ query })
    const response = await session.fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    return response.json()
  }
  return { session, ask, requests: (name: string) => names.filter((sent) => sent === name).length }
}
const whoAmI = 'query Who { viewer { email } }'
const signedIn = { data: { viewer: { email: demoPerson.email } } }

test('no query of the package makes a cache complain or lose what it read', async () => {
  const { session } = aSession()
  await session.signIn(demoPerson)

  expect(queryCount).toBeGreaterThan(20)
  expect(await askWithCaches(url, session.fetch)).toEqual([])
})

test('a session is renewed before its token expires, once for all requests, and without success nothing is lost', async () => {
  let time = Date.now()
  let isOnline = true
  const { session, ask, requests } = aSession({
    now: () => time,
    fetch: (input, init) => {
      const isRefresh = String(init?.body).includes('refreshSession')
      return isRefresh && !isOnline ? Promise.reject(new TypeError('offline')) : fetch(input, init)
    },
  })
  await session.signIn(demoPerson)
  time += 260_000
  await ask(whoAmI)
  const early = requests('SessionRefresh')
  time += 15_000
  const answers = await Promise.all([1, 2, 3].map(() => ask(whoAmI)))
  const renewed = requests('SessionRefresh')
  time += 275_000
  isOnline = false
  const offline = await ask(whoAmI)
  time += 30_000
  const expired = await ask(whoAmI).catch((error: Error) => error.message)
  isOnline = true

  expect([early, renewed]).toEqual([0, 1])
  expect(answers).toEqual([signedIn, signedIn, signedIn])
  expect(offline).toEqual(signedIn)
  expect(expired).toBe('offline')
  expect(await ask(whoAmI)).toEqual(signedIn)
})

test('a session that was ended elsewhere ends here, and what is public can still be read', async () => {
  const storage = memoryStorage()
  const { session, ask, requests } = aSession({ storage })
  await session.signIn(demoPerson)
  const token = await session.accessToken()
  const statuses: string[] = []
  session.subscribe(() => statuses.push(session.status()))
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"query":"mutation { signOut { endedSessionId } }"}',
  })
  const answer = await ask('mutation Rename { updateProfile(input: {}) { userErrors { message } } }')

  expect(answer.errors[0].extensions.code).toBe('UNAUTHENTICATED')
  expect(requests('Rename')).toBe(2)
  expect(statuses).toEqual(['signed-out'])
  expect(await storage.get()).toBeNull()
  expect(await ask(whoAmI)).toEqual({ data: { viewer: null } })
})

test('an app that starts again goes on with the session in its keychain', async () => {
  const kept = new Map<string, string>()
  const keychain = {
    getItem: async (key: string) => kept.get(key) ?? null,
    setItem: async (key: string, value: string) => void kept.set(key, value),
    removeItem: async (key: string) => void kept.delete(key),
  }
  await aSession({ storage: keyValueStorage(keychain) }).session.signIn(demoPerson)
  const { session, ask } = aSession({ storage: keyValueStorage(keychain) })

  expect(await ask(whoAmI)).toEqual(signedIn)
  await session.signOut()
  expect(kept.size).toBe(0)
})

test.skipIf(!chromiumPath)('three tabs share one renewal, and one sign-out (skipped without Chromium)', async () => {
  const app = await serveSessionPage()
  const browser = await openBrowser()
  onTestFinished(async () => {
    await browser.close()
    app.close()
  })
  const context = await browser.newContext()
  const refreshes: string[] = []
  context.on('request', (request) => {
    if (request.postData()?.includes('refreshSession')) refreshes.push(request.url())
  })
  const local = url.replace('127.0.0.1', 'localhost')
  const open = async () => {
    const page = await context.newPage()
    await page.goto(app.url)
    await page.evaluate((graphUrl) => {
      Object.assign(globalThis, { session: bunri.createSession({ url: graphUrl, storage: bunri.cookieStorage() }) })
    }, local)
    return page
  }
  const first = await open()
  await first.evaluate((credentials) => session.signIn(credentials), demoPerson)
  // After a reload no tab has a token in its memory.
  await first.close()
  const tabs = [await open(), await open(), await open()]
  const tokens = await Promise.all(tabs.map((tab) => tab.evaluate(() => session.accessToken())))
  await tabs[0]?.evaluate(() => session.signOut())
  await expect.poll(() => tabs[2]?.evaluate(() => session.status())).toBe('signed-out')

  expect(new Set(tokens).size).toBe(1)
  expect(tokens[0]).toMatch(/^ey/)
  expect(refreshes).toHaveLength(1)
})

const typescriptFiles = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
    .map((file) => join(path, file))
