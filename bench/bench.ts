import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runOrExit } from '../subgraphs/_shared/run-or-exit.ts'
import { chart } from './chart.ts'
import { curve, startOverMadeUp } from './curve.ts'
import { type Measurement, measure, median, signIn } from './measure.ts'
import { type BenchOperation, operations } from './operations.ts'
import { type Checkout, prepareCheckout, type System, startFive, startOne, startRouters } from './systems.ts'

const project = join(import.meta.dirname, '..')

type Mode = 'one' | 'five' | 'router' | 'curve'

const titles: Record<Mode, string> = {
  one: 'one process',
  five: 'five processes',
  router: 'the router alone, over recorded answers',
  curve: 'the router alone, by size of the answer and number of fetches, over made-up subgraphs',
}

interface Plan {
  chosen: readonly BenchOperation[]
  rounds: number
  seconds: number
  /** The folder of Hive Gateway. */
  hive: string | undefined
}

/** What was measured, by system and operation: one measurement for each round. */
type Results = Map<string, Map<string, Measurement[]>>

/** `npm run bench`: the CPU time of an operation, of everything and of its parts. */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      /** Another checkout, measured in the same rounds. */
      also: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      /** Modes, separated by commas. */
      mode: { type: 'string', default: 'one,five,router' },
      /** A folder in whose `node_modules` Hive Gateway is, to measure it in the mode `router`. */
      hive: { type: 'string' },
      /** A part of the names of the operations. */
      only: { type: 'string', default: '' },
      /** A folder for a chart of each mode. */
      charts: { type: 'string' },
      data: { type: 'string', default: join(project, '..', 'shared', 'data') },
    },
  })
  const plan = {
    chosen: operations.filter(({ name }) => name.includes(values.only)),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    hive: values.hive && resolve(values.hive),
  }
  const modes = values.mode.split(',') as Mode[]
  if (modes.includes('curve')) print('curve', await measureCurve(plan))
  const others = modes.flatMap((mode) => (mode === 'curve' ? [] : [mode]))
  if (others.length === 0) return
  const work = await mkdtemp(join(tmpdir(), 'bunri-bench-'))
  const checkouts = new Map<string, Checkout>()
  try {
    const folders = new Map([['here', project], ...(values.also ? [['also', resolve(values.also)] as const] : [])])
    for (const [name, folder] of folders)
      checkouts.set(name, await prepareCheckout(folder, join(work, name), resolve(values.data)))
    for (const mode of others) {
      const results =
        mode === 'router' ? await measureRouters(checkouts, plan) : await measureAll(mode, checkouts, plan)
      print(mode, results)
      if (values.charts) await writeFile(join(values.charts, `${mode}.svg`), chartOf(mode, results))
    }
  } finally {
    for (const checkout of checkouts.values()) await checkout.stop()
    await rm(work, { recursive: true, force: true })
  }
}

/** Everything, of each checkout. All are started first, and measured in turn, so that a slow minute of the machine hits all of them. */
async function measureAll(
  mode: 'one' | 'five',
  checkouts: ReadonlyMap<string, Checkout>,
  plan: Plan,
): Promise<Results> {
  const systems: Record<string, System> = {}
  try {
    for (const [name, checkout] of checkouts)
      systems[name] = await (mode === 'one' ? startOne(checkout) : startFive(checkout))
    return await measureSystems(systems, plan, ({ url }) => signIn(url))
  } finally {
    for (const system of Object.values(systems)) await system.stop()
  }
}

/** The routers over the same recorded answers. */
async function measureRouters(checkouts: ReadonlyMap<string, Checkout>, plan: Plan): Promise<Results> {
  const here = checkouts.get('here')
  if (!here) return new Map()
  const five = await startFive(here)
  try {
    const { systems, stop } = await startRouters(here, five, plan.hive)
    try {
      return await measureSystems(systems, plan, () => signIn(five.url))
    } finally {
      await stop()
    }
  } finally {
    await five.stop()
  }
}

/** The routers over made-up subgraphs: how the cost grows. */
async function measureCurve(plan: Plan): Promise<Results> {
  const { systems, stop } = await startOverMadeUp(project, plan.hive)
  try {
    return await measureSystems(systems, { ...plan, chosen: curve }, async () => '')
  } finally {
    await stop()
  }
}

/** Systems one after the other, in each round and for each operation. */
async function measureSystems(
  systems: Readonly<Record<string, System>>,
  { chosen, rounds, seconds }: Plan,
  openSession: (system: System) => Promise<string>,
): Promise<Results> {
  const results: Results = new Map()
  for (let round = 0; round < rounds; round += 1) {
    const tokens = new Map<string, string>()
    for (const [name, system] of Object.entries(systems)) tokens.set(name, await openSession(system))
    for (const operation of chosen) {
      for (const [name, system] of Object.entries(systems))
        note(results, name, operation, await measure(system, operation, { token: tokens.get(name), seconds }))
    }
  }
  return results
}

function note(results: Results, system: string, { name }: BenchOperation, measured: Measurement): void {
  const found = results.get(system) ?? new Map<string, Measurement[]>()
  results.set(system, found)
  found.set(name, [...(found.get(name) ?? []), measured])
}

function print(mode: Mode, results: Results): void {
  console.log(`\n${titles[mode]}: CPU ms per operation`)
  for (const [name, byOperation] of results) {
    for (const [operation, measured] of byOperation) {
      const of = (read: (one: Measurement) => number) => median(measured.map(read))
      const parts = [...(measured[0]?.cpuMs.keys() ?? [])].map(
        (part) => `${part} ${of(({ cpuMs }) => cpuMs.get(part) ?? 0).toFixed(2)}`,
      )
      const rest = [
        ...(parts.length > 1 ? parts : []),
        `postgres ${of(({ postgresMs }) => postgresMs).toFixed(2)}`,
        `${of(({ perSecond }) => perSecond)}/s`,
        `${measured[0]?.bytes} bytes`,
      ]
      const total = of(({ totalMs }) => totalMs).toFixed(2)
      console.log(`${name.padEnd(6)} ${operation.padEnd(10)} ${total.padStart(7)}  ${rest.join(', ')}`)
    }
  }
}

const chartOf = (mode: Mode, results: Results): string =>
  chart(
    `CPU ms per operation: ${titles[mode]}`,
    [...results].map(([name, byOperation]) => ({
      name,
      values: new Map(
        [...byOperation].map(([operation, all]) => [operation, median(all.map(({ totalMs }) => totalMs))]),
      ),
    })),
  )

runOrExit(bench)
