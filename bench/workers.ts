import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { untilReady } from '../e2e/processes.ts'
import { runOrExit } from '../subgraphs/_shared/run-or-exit.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { curve } from './curve.ts'
import { cpuMsOf, measure, median } from './measure.ts'
import { operations } from './operations.ts'
import { end, run } from './processes.ts'
import { assertionSecrets, replayed, type System } from './systems.ts'

// How much more a router answers with two workers than with one, by CPU time: npx tsx bench/workers.ts. The load and the subgraphs use the same
// cores, so the requests per second of a machine with two say little. With cores of its own, a router answers as many as its busiest process
// can, and as many as all of its processes can on two cores.

const project = `${import.meta.dirname}/..`

runOrExit(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '2' } },
  })
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
  const port = await freePort()
  const env = { PATH: process.env.PATH, LOG_LEVEL: 'error', ROUTER_TRUSTED_PROXIES: 'loopback', ...assertionSecrets() }
  const address = `http://127.0.0.1:${port}`
  const children = [run({ folder: project, env }, 'bench/made-up-subgraphs.ts', {}, [String(port)])]
  const start = async (workers: number): Promise<Omit<System, 'stop'>> => {
    const own = await freePort()
    const url = `http://127.0.0.1:${own}`
    const keys = { AUTH_ISSUER: address, AUTH_JWKS_URL: `${address}/auth/jwks.json` }
    const settings = {
      ...keys,
      ROUTER_KEEP_ANSWERS: 'false',
      ROUTER_WORKERS: String(workers),
      ROUTER_PORT: String(own),
    }
    const child = run({ folder: project, env }, 'router/index.ts', { ...replayed(address), ...settings })
    children.push(child)
    await untilReady(url, child)
    const pid = child.pid ?? 0
    while (workers > 1 && childrenOf(pid).length < workers) await sleep(200)
    const processes: [string, number][] = [
      ['main', pid],
      ...(workers > 1 ? childrenOf(pid).map((worker, nth) => [`worker ${nth + 1}`, worker] as [string, number]) : []),
    ]
    // The last worker still has to load.
    await untilIdle(processes.map(([, id]) => id))
    return { url, postgres: undefined, processes: new Map(processes) }
  }
  try {
    const [one, two] = [await start(1), await start(2)]
    const chosen = [operations[0], curve.at(-2)].filter((operation) => operation !== undefined)
    for (const operation of chosen) {
      const ofOne: number[] = []
      const ofTwo: number[] = []
      const ofBusiest: number[] = []
      for (const system of [one, two]) await measure(system, operation, { token: undefined, seconds: 2 * seconds })
      for (let round = 0; round < rounds; round += 1) {
        const alone = await measure(one, operation, { token: undefined, seconds })
        const both = await measure(two, operation, { token: undefined, seconds })
        ofOne.push(alone.totalMs)
        ofTwo.push(both.totalMs)
        ofBusiest.push(Math.max(...both.cpuMs.values()))
        const parts = [...both.cpuMs].map(([name, ms]) => `${name} ${ms.toFixed(2)}`).join(', ')
        process.stdout.write(
          `${operation.name}: one ${alone.totalMs.toFixed(2)} ms, two ${both.totalMs.toFixed(2)} ms (${parts}); here ${alone.perSecond}/s and ${both.perSecond}/s\n`,
        )
      }
      // In the least one, other work on the machine disturbed least.
      for (const [name, of] of [
        ['medians', median],
        ['least', (all: number[]) => Math.min(...all)],
      ] as const) {
        const times = (of(ofOne) * Math.min(1 / of(ofBusiest), 2 / of(ofTwo))).toFixed(2)
        process.stdout.write(`${operation.name}: ${times} times as many on two cores of its own, by the ${name}\n`)
      }
    }
  } finally {
    await end(children)
  }
})

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

/** Waits until processes use next to no CPU for a second. */
async function untilIdle(pids: readonly number[]): Promise<void> {
  const used = () => pids.reduce((sum, pid) => sum + cpuMsOf(pid), 0)
  for (let before = used(), after = Number.POSITIVE_INFINITY; after - before > 100; ) {
    before = used()
    await sleep(1_000)
    after = used()
  }
}
