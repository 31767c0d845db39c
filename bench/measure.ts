import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { Pool } from 'undici'
import type { BenchOperation } from './operations.ts'
import type { System } from './systems.ts'

/** Requests at the same time, each from a network of its own: the router lets one network have few. */
const clientsMax = 20

export interface Measurement {
  /** CPU ms per operation by process, and of all. */
  cpuMs: ReadonlyMap<string, number>
  totalMs: number
  /** CPU ms per operation of PostgreSQL, which is not in `totalMs`. */
  postgresMs: number
  perSecond: number
  bytes: number
  /** The answer, to compare systems. */
  data: unknown
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** CPU time of a process with all its threads, in ms; reads Linux's /proc. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return ((Number(user) + Number(system)) * 1_000) / ticksPerSecond
}

/** CPU time of PostgreSQL, in ms: of the process that starts the others, and of those that run. */
function postgresCpuMs(postmaster: number | undefined): number {
  if (postmaster === undefined) return 0
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ')
  return [postmaster, ...children.map(Number)].reduce((sum, pid) => sum + cpuMsOf(pid), 0)
}

/** Sends an operation for some seconds and returns what one costs. @throws Error for an answer with errors */
export async function measure(
  system: Omit<System, 'stop'>,
  operation: BenchOperation,
  { token, seconds }: { token: string | undefined; seconds: number },
): Promise<Measurement> {
  const { clients: atOnce = clientsMax } = operation
  const client = new Pool(system.url, { connections: atOnce, pipelining: 1 })
  const body = JSON.stringify({ query: operation.query })
  const send = async (network: number): Promise<string> => {
    const response = await client.request({
      path: '/graphql',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-encoding': 'identity',
        'x-forwarded-for': `10.1.${Math.floor(Math.random() * 250)}.${network}`,
        ...(operation.isSignedIn && { authorization: `Bearer ${token}` }),
      },
      body,
    })
    const text = await response.body.text()
    // One account sends more here than the router lets it in a minute.
    const seconds = Number(response.headers['retry-after'])
    if (response.statusCode === 429 && seconds > 0) {
      await setTimeout(seconds * 1_000)
      return send(network)
    }
    if (response.statusCode !== 200) throw new Error(`${operation.name}: status ${response.statusCode} ${text}`)
    if (text.includes('"errors":[')) throw new Error(`${operation.name}: ${text.slice(0, 500)}`)
    return text
  }
  const first = JSON.parse(await send(1))
  const load = async (until: number) => {
    let count = 0
    let bytes = 0
    const one = async (network: number) => {
      while (performance.now() < until) {
        const { length } = await send(network)
        bytes += length
        count += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, (_, network) => one(network + 1)))
    return { count, bytes }
  }
  // The compiler of V8 works on them for some seconds.
  await load(performance.now() + seconds * 1_000)
  const postgresBefore = postgresCpuMs(system.postgres)
  const before = new Map([...system.processes].map(([name, pid]) => [name, cpuMsOf(pid)]))
  const { count, bytes } = await load(performance.now() + seconds * 1_000)
  const cpuMs = new Map(
    [...system.processes].map(([name, pid]) => [name, (cpuMsOf(pid) - (before.get(name) ?? 0)) / count]),
  )
  await client.close()
  return {
    cpuMs,
    perSecond: Math.round(count / seconds),
    postgresMs: (postgresCpuMs(system.postgres) - postgresBefore) / count,
    totalMs: [...cpuMs.values()].reduce((sum, ms) => sum + ms, 0),
    bytes: Math.round(bytes / count),
    data: first.data,
  }
}

/** An access token of the demo person, and a home and saved places for them. */
export async function signIn(url: string): Promise<string> {
  const ask = async (query: string, token?: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query }),
    })
    return (await response.json()) as { data: Record<string, never> & { signIn?: SignInAnswer; placesNearby?: Places } }
  }
  const { data } = await ask(
    'mutation { signIn(input: { email: "demo@bunri.example", password: "rinse-flatten-sort", device: { platform: WEB } }) { result { ... on SignedIn { tokens { accessToken } } } } }',
  )
  const token = data.signIn?.result?.tokens?.accessToken
  if (!token) throw new Error('The demo person could not sign in.')
  await ask('mutation { setHome(input: { regionId: "reg_1144000000" }) { user { id } } }', token)
  const places = await ask(
    '{ placesNearby(center: { latitude: 37.5562, longitude: 126.9106 }, first: 10) { nodes { id } } }',
  )
  for (const { id } of places.data.placesNearby?.nodes ?? [])
    await ask(`mutation { savePlace(input: { placeId: "${id}" }) { userErrors { code } } }`, token)
  return token
}

interface SignInAnswer {
  result?: { tokens?: { accessToken?: string } }
}
interface Places {
  nodes: { id: string }[]
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value that this part of all values is below. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
