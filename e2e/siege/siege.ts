import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstQuery } from '../../router/pages.ts'
import { runOrExit } from '../../subgraphs/_shared/run-or-exit.ts'
import { type Attack, attacks } from './attacks.ts'
import { Client, type Outcomes, quantile, sleep } from './load.ts'

const usualSlowdownMax = 3
const secondsEach = Number(process.env.SIEGE_SECONDS ?? 15)
const normalPerSecond = 20
/** How long an attack runs before the waiting times of the normal client count. */
const warmSeconds = 1

/** The memory in MB that the service may hold in all, half a minute after the attacks. */
const memoryMax = 600

const normalQueries = [
  { query: firstQuery },
  { query: '{ searchItems(query: "종이컵", first: 5) { nodes { name disposalMethod } } }' },
  {
    query:
      '{ placesNearby(center: { latitude: 37.55, longitude: 127.05 }, first: 10) { nodes { name openingHours { isOpen } } } }',
  },
  { query: '{ regionAt(coordinates: { latitude: 35.1796, longitude: 129.0756 }) { name parent { name } } }' },
  { query: '{ viewer { id } materials { name } }' },
]

interface Measured {
  latencies: number[]
  outcomes: Outcomes
}

/**
 * `npm run siege`: starts the graph on an empty folder and sends each attack beside a normal client, from this machine
 * to itself. Fails if the normal client waits too long or gets an error, a process ends, or memory stays.
 */
async function siege(): Promise<void> {
  const only = process.argv.slice(2).join(' ')
  const folder = await mkdtemp(join(tmpdir(), 'bunri-siege-'))
  const { service, url } = await startService(folder)
  const problems: string[] = []
  try {
    await normalClient(url, 3_000) // warm
    const idle = memoryOf(service)
    const quiet = await normalClient(url, secondsEach * 1_000)
    const quietP99 = quantile(quiet.latencies, 0.99)
    report('quiet', quiet, memoryOf(service))
    for (const attack of attacks.filter(({ name }) => name.includes(only))) {
      const parts = { url, service, attack, quietP99 }
      // Something else on the machine may stop everything for a moment. A weakness shows twice.
      const found = (await problemsOf(parts)).length > 0 ? await problemsOf(parts) : []
      problems.push(...found)
    }
    await sleep(30_000)
    const after = memoryOf(service)
    console.log(`memory: ${idle.toFixed(0)} MB idle, ${after.toFixed(0)} MB half a minute after the attacks`)
    if (after > memoryMax) problems.push(`The service holds ${after.toFixed(0)} MB, more than ${memoryMax}.`)
  } finally {
    await stop(service)
    await rm(folder, { recursive: true, force: true })
  }
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

/** Measures one attack and reports it. @throws Error if the process ended */
async function problemsOf({
  url,
  service,
  attack,
  quietP99,
}: {
  url: string
  service: ChildProcess
  attack: Attack
  quietP99: number
}): Promise<string[]> {
  const { name, slowdownMax = usualSlowdownMax } = attack
  const { normal, outcomes, peak } = await attackAndMeasure(url, service, attack)
  const slowdown = quantile(normal.latencies, 0.99) / quietP99
  report(name, normal, peak, { slowdown, outcomes })
  if (service.exitCode !== null || service.signalCode !== null) throw new Error(`${name}: the process ended.`)
  await sleep(2_000)
  const isRefused = Object.keys(normal.outcomes).some((outcome) => outcome !== '200')
  return [
    ...(slowdown > slowdownMax
      ? [`${name}: p99 is ${slowdown.toFixed(1)} times the quiet one, more than ${slowdownMax}.`]
      : []),
    ...(isRefused ? [`${name}: the normal client got ${JSON.stringify(normal.outcomes)}.`] : []),
  ]
}

async function startService(folder: string): Promise<{ service: ChildProcess; url: string }> {
  const settings = {
    ...{ BUNRI_FOLDER: folder, ROUTER_PORT: '0', ROUTER_TRUSTED_PROXIES: 'loopback', LOG_LEVEL: 'fatal' },
    BUNRI_BUILD_WEB: 'false',
  }
  const service = spawn(
    process.execPath,
    ['--max-old-space-size=512', '--max-semi-space-size=32', '--import', './typescript.mjs', 'start.ts'],
    {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    service.stdout?.on('data', (chunk) => {
      output += chunk
      const found = /answers at (\S+)\/graphql/.exec(output)?.[1]
      if (found) resolve(found)
    })
    service.once('exit', () => reject(new Error(`The service ended before it answered.\n${output}`)))
  })
  return { service, url }
}

async function stop(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null || service.signalCode !== null) return
  const ended = new Promise((resolve) => service.once('exit', resolve))
  service.kill('SIGINT')
  await ended
}

/** Sends requests at a fixed rate, whether or not earlier ones have been answered, and measures from the planned time. */
async function normalClient(url: string, ms: number): Promise<Measured> {
  const client = new Client(url, 20)
  const measured: Measured = { latencies: [], outcomes: {} }
  const start = performance.now()
  const waiting: Promise<void>[] = []
  for (let index = 0; (index * 1_000) / normalPerSecond < ms; index++) {
    const planned = start + (index * 1_000) / normalPerSecond
    await sleep(Math.max(0, planned - performance.now()))
    const body = normalQueries[index % normalQueries.length] ?? { query: firstQuery }
    waiting.push(
      client.send({ body, address: '198.51.100.7' }).then(({ status, text }) => {
        const outcome = status === '200' && text.includes('"errors"') ? 'errors' : status
        measured.latencies.push(performance.now() - planned)
        measured.outcomes[outcome] = (measured.outcomes[outcome] ?? 0) + 1
      }),
    )
  }
  await Promise.all(waiting)
  await client.close()
  return measured
}

/** Each attack comes from an address of its own, whose limits nobody has used. */
let strangers = 1

async function attackAndMeasure(url: string, service: ChildProcess, { name }: Attack) {
  const attacker = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'e2e/siege/attacker.ts',
      url,
      name,
      String((secondsEach + warmSeconds) * 1_000),
      `203.0.113.${strangers++}`,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  attacker.stdout.on('data', (chunk) => {
    output += chunk
  })
  const ended = new Promise((resolve) => attacker.once('exit', resolve))
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryOf(service))
  }, 1_000)
  while (!output.includes('started') && attacker.exitCode === null) await sleep(50)
  await sleep(warmSeconds * 1_000)
  const normal = await normalClient(url, secondsEach * 1_000)
  await ended
  clearInterval(watch)
  return { normal, outcomes: JSON.parse(output.replace('started', '') || '{}') as Outcomes, peak }
}

/** Resident memory of the process in MB. */
function memoryOf({ pid }: ChildProcess): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024
}

function report(
  name: string,
  { latencies }: Measured,
  memory: number,
  attack?: { slowdown: number; outcomes: Outcomes },
): void {
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => quantile(latencies, share).toFixed(0).padStart(5))
  const more = attack ? `  ${attack.slowdown.toFixed(1).padStart(5)} times  ${JSON.stringify(attack.outcomes)}` : ''
  console.log(
    `${name.padEnd(36)} p50 ${p50} ms  p90 ${p90} ms  p99 ${p99} ms  ${memory.toFixed(0).padStart(4)} MB${more}`,
  )
}

runOrExit(siege)
