import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { withoutAccessRules } from '../router/other-routers/portable-schema.ts'
import { firstQuery } from '../router/pages.ts'
import { runOrExit } from '../subgraphs/_shared/run-or-exit.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { signIn } from './measure.ts'
import { type BenchOperation, operations } from './operations.ts'
import { prepareCheckout, startFive } from './systems.ts'

// `npx tsx bench/other-routers.ts <folder>`: asks Hive Gateway, which is installed in this folder, and our router the same, over the same four
// subgraphs in processes of their own, and prints what differs. Hive Gateway is asked directly and through the signing proxy.

const project = join(import.meta.dirname, '..')
interface Question extends BenchOperation {
  /** Sent in the place of the demo person's. */
  token?: string
}

const more: Question[] = [
  { name: 'first query', query: firstQuery },
  { name: 'nobody signed in', query: '{ viewer { id } }' },
  {
    name: 'a token that is not valid',
    query: '{ viewer { id } item(slug: "pizza-box") { slug } }',
    token: 'eyJhbGciOiJFZERTQSJ9.e30.AAAA',
  },
  { name: 'a field that needs sign-in', query: '{ placeSuggestions(first: 1) { totalCount } }' },
  { name: 'a scope', query: '{ placeSuggestions(first: 1) { totalCount } }', isSignedIn: true },
  { name: 'what does not exist', query: '{ node(id: "plc_nothing") { id ... on Place { name } } }' },
  {
    name: 'a refusal',
    query: '{ placesNearby(center: { latitude: 37.5, longitude: 127 }, first: 51) { totalCount } }',
  },
  {
    name: 'aliases over subgraphs',
    query:
      '{ a: item(slug: "pizza-box") { name: slug slug: name nearbyPlaces(center: { latitude: 37.5663, longitude: 126.9779 }, first: 2) { nodes { n: name accepts { material { name } } } } } }',
  },
  {
    name: 'saving a place',
    query:
      'mutation { savePlace(input: { placeId: "plc_jung-gu-office-seoul" }) { savedPlace { place { id name } } userErrors { message } } }',
    isSignedIn: true,
  },
  {
    name: 'signing in',
    query:
      'mutation { signIn(input: { email: "demo@bunri.example", password: "rinse-flatten-sort", device: { platform: WEB } }) { result { __typename ... on SignedIn { user { email displayName } } } } }',
  },
  {
    name: 'a profile',
    query:
      'mutation { updateProfile(input: { displayName: "Robin" }) { user { displayName } userErrors { message } } }',
    isSignedIn: true,
  },
]

runOrExit(async () => {
  const [folder] = process.argv.slice(2)
  if (!folder) throw new Error('Name the folder in which @graphql-hive/gateway is installed.')
  const work = await mkdtemp(join(tmpdir(), 'bunri-other-'))
  const checkout = await prepareCheckout(project, work, '/nowhere')
  const five = await startFive(checkout)
  const children: ReturnType<typeof spawn>[] = []
  try {
    const supergraph = join(work, 'supergraph.graphql')
    await writeFile(supergraph, withoutAccessRules(readFileSync(join(project, 'router/supergraph.graphql'), 'utf8')))
    const names = ['auth', 'user', 'location', 'info']
    const direct = Object.fromEntries(
      names.map((name) => [`${name.toUpperCase()}_URL`, `${five.addresses?.get(name)}/graphql`]),
    )
    const env = { ...checkout.env, ...direct, AUTH_JWKS_URL: `${five.addresses?.get('auth')}/.well-known/jwks.json` }
    const start = (args: string[], others: object) => {
      const child = spawn(process.execPath, args, {
        cwd: project,
        env: { ...env, ...others },
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      children.push(child)
    }
    const proxyPort = await freePort()
    start(['--import', 'tsx', 'router/other-routers/index.ts'], { SIGNING_PROXY_PORT: String(proxyPort) })
    const proxied = Object.fromEntries(
      names.map((name) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${proxyPort}/${name}/graphql`]),
    )
    const routers = new Map<string, string>([['ours', five.url]])
    for (const [name, others] of [
      ['Hive Gateway', {}],
      ['Hive Gateway over the proxy', proxied],
    ] as const) {
      const port = await freePort()
      const bin = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js')
      start(
        [
          bin,
          'supergraph',
          supergraph,
          '--config-path',
          join(project, 'router/other-routers/hive-gateway.config.ts'),
          '--port',
          String(port),
          '--host',
          '127.0.0.1',
          '--fork',
          '1',
        ],
        others,
      )
      routers.set(name, `http://127.0.0.1:${port}`)
    }
    for (const url of routers.values()) await untilListening(url)
    const token = await signIn(five.url)
    for (const { name, query, isSignedIn, token: own } of [...operations, ...more] as Question[]) {
      const [ours, ...rest] = await Promise.all(
        [...routers].map(async ([router, url]) => ({
          router,
          ...(await ask(url, query, isSignedIn ? token : own)),
        })),
      )
      for (const other of rest) {
        const same = isDeepStrictEqual(other.data, ours?.data)
        print(`${same ? 'same data     ' : 'OTHER DATA    '} ${name}: ${other.router}`)
        if (!same || other.errors) print(`   theirs ${JSON.stringify(other).slice(0, 600)}`)
        if (!same || ours?.errors) print(`   ours   ${JSON.stringify(ours).slice(0, 600)}`)
      }
    }
  } finally {
    for (const child of children) {
      child.kill('SIGTERM')
      await Promise.race([once(child, 'exit'), sleep(5_000)])
    }
    await five.stop()
    await checkout.stop()
    await rm(work, { recursive: true, force: true })
  }
})

const print = (text: string) => process.stdout.write(`${text}\n`)

async function ask(url: string, query: string, token: string | undefined) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown }
  return { status: response.status, data, ...(errors !== undefined && { errors }) }
}

async function untilListening(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const isThere = await ask(url, '{ __typename }', undefined).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await sleep(100)
  }
  throw new Error(`${url} did not answer within a minute.`)
}
