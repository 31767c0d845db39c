import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { planningSdl } from '../router/gateway.ts'
import { assertionHeader, assertionSigner } from '../subgraphs/_shared/assertion.ts'
import { assertionSetting } from '../subgraphs/_shared/env.ts'

// Hive Gateway as its documentation sets it up, with our signature on each fetch. It is no dependency of ours: a folder has it
// (`npm install @graphql-hive/gateway @graphql-hive/router-runtime`). Arguments: a port, the address of the replay, the folder, and the planner: `js` or `rust`.

const [port, address = '', folder = '', planner] = process.argv.slice(2)

/** What we use of its types. */
interface FetchHook {
  url: string
  options: { body?: unknown; headers?: Record<string, string> }
  setOptions(options: object): void
}
interface Hive {
  createGatewayRuntime(config: object): RequestListener
}

const require = createRequire(join(folder, 'index.js'))
const { createGatewayRuntime } = require('@graphql-hive/gateway') as Hive
const rust = planner === 'rust' ? (require('@graphql-hive/router-runtime') as object) : {}

const sdl = planningSdl(readFileSync(new URL('../router/supergraph.graphql', import.meta.url), 'utf8'))
const supergraph = sdl.replaceAll(
  /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
  (_all, name) => `@join__graph(name: "${name}", url: "${address}/${name}/graphql")`,
)
const signers = new Map(
  [...supergraph.matchAll(/@join__graph\(name: "(\w+)"/g)].map(([, name = '']) => [
    name,
    assertionSigner(name, process.env[assertionSetting(name)] ?? ''),
  ]),
)

const gateway = createGatewayRuntime({
  ...rust,
  supergraph,
  logging: false,
  landingPage: false,
  // It would send equal fetches once that are on their way at the same time, and all clients of the benchmark ask for the same.
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }: { request: Request }) => {
      const authorization = request.headers.get('authorization')
      return authorization ? { authorization } : {}
    },
  },
  plugins: () => [
    {
      onFetch({ url, options, setOptions }: FetchHook) {
        const sign = signers.get(new URL(url).pathname.split('/')[1] ?? '')
        const { body, headers = {} } = options
        if (!sign) return
        const assertion = sign({ body: String(body), authorization: headers.authorization })
        setOptions({ ...options, headers: { ...headers, [assertionHeader]: assertion } })
      },
    },
  ],
})
createServer(gateway).listen(Number(port), '127.0.0.1')
// It installs handlers of the signal that leave the server open.
process.on('SIGTERM', () => process.exit(0))
