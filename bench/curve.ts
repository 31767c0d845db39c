import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import type { BenchOperation } from './operations.ts'
import { end, run } from './processes.ts'
import { assertionSecrets, type System, startOverReplay } from './systems.ts'

const center = (nth: number) => `center: { latitude: ${37 + nth / 10}, longitude: 127 }`

/** With more, 16 fetches of each would be more than one subgraph gets at the same time. */
const clients = 6

/** Places of one subgraph, each with a field of another. */
const withEntities = (count: number): BenchOperation => ({
  name: `${count} entities`,
  clients,
  query: `query Entities { placesNearby(${center(0)}, first: ${count}) { nodes { id name kind savedCount } } }`,
})

/** A fetch of places, and one of entities for each list but with `count` 1. */
const withFetches = (count: number): BenchOperation => {
  const lists = Array.from({ length: Math.max(1, count - 1) }, (_, nth) => `list${nth}`)
  const field = count > 1 ? 'savedCount' : 'kind'
  const fields = lists.map(
    (list, nth) => `${list}: placesNearby(${center(nth)}, first: 2) { nodes { id name ${field} } }`,
  )
  return {
    name: `${count} ${count === 1 ? 'fetch' : 'fetches'}`,
    clients,
    query: `query Fetches { ${fields.join(' ')} }`,
  }
}

/** Operations that differ in the size of the answer alone, and in the number of fetches. */
export const curve: readonly BenchOperation[] = [
  ...[1, 10, 100, 1_000].map(withEntities),
  ...[1, 2, 4, 8, 16].map(withFetches),
]

/** The routers of this checkout over `made-up-subgraphs.ts`. */
export async function startOverMadeUp(
  folder: string,
  hive?: string,
): Promise<{ systems: Record<string, System>; stop(): Promise<void> }> {
  const port = await freePort()
  const env = { PATH: process.env.PATH, LOG_LEVEL: 'error', ROUTER_TRUSTED_PROXIES: 'loopback', ...assertionSecrets() }
  const address = `http://127.0.0.1:${port}`
  const subgraphs = run({ folder, env }, 'bench/made-up-subgraphs.ts', {}, [String(port)])
  const keys = { AUTH_ISSUER: address, AUTH_JWKS_URL: `${address}/auth/jwks.json` }
  const { systems, children } = await startOverReplay({ folder, env }, address, keys, { hive })
  return { systems, stop: () => end([subgraphs, ...children]) }
}
