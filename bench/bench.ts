import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runOrExit } from '../subgraphs/_shared/run-or-exit.ts'
import { type Measurement, measure, median, signIn } from './measure.ts'
import { operations } from './operations.ts'
import { type Checkout, prepareCheckout, type System, startFive, startOne } from './systems.ts'

const project = join(import.meta.dirname, '..')

/** `npm run bench`: the CPU time of an operation, of everything and of its parts. */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      /** Another checkout, measured in the same rounds. */
      also: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      /** `one`, `five`, or both. */
      mode: { type: 'string', default: 'one,five' },
      only: { type: 'string', default: '' },
      data: { type: 'string', default: join(project, '..', 'shared', 'data') },
    },
  })
  const chosen = operations.filter(({ name }) => name.includes(values.only))
  const work = await mkdtemp(join(tmpdir(), 'bunri-bench-'))
  const checkouts: [string, Checkout][] = []
  try {
    const folders = [['here', project], ...(values.also ? [['also', resolve(values.also)]] : [])] as [string, string][]
    for (const [name, folder] of folders)
      checkouts.push([name, await prepareCheckout(folder, join(work, name), resolve(values.data))])
    for (const mode of values.mode.split(',')) {
      const results = new Map<string, Map<string, Measurement[]>>()
      for (let round = 0; round < Number(values.rounds); round += 1) {
        for (const [name, checkout] of checkouts) {
          const system = await (mode === 'one' ? startOne(checkout) : startFive(checkout))
          try {
            const found = results.get(name) ?? new Map<string, Measurement[]>()
            results.set(name, found)
            await measureAll(system, found, chosen, Number(values.seconds))
          } finally {
            await system.stop()
          }
        }
      }
      print(mode, results)
    }
  } finally {
    for (const [, checkout] of checkouts) await checkout.stop()
    await rm(work, { recursive: true, force: true })
  }
}

async function measureAll(
  system: System,
  found: Map<string, Measurement[]>,
  chosen: typeof operations,
  seconds: number,
): Promise<void> {
  const token = await signIn(system.url)
  for (const operation of chosen) {
    const measured = await measure(system, operation, { token, seconds })
    found.set(operation.name, [...(found.get(operation.name) ?? []), measured])
  }
}

function print(mode: string, results: ReadonlyMap<string, ReadonlyMap<string, readonly Measurement[]>>): void {
  console.log(`\n${mode === 'one' ? 'one process' : 'five processes'}: CPU ms per operation`)
  for (const [name, byOperation] of results) {
    for (const [operation, measured] of byOperation) {
      const parts = [...(measured[0]?.cpuMs.keys() ?? [])].map(
        (part) => `${part} ${median(measured.map(({ cpuMs }) => cpuMs.get(part) ?? 0)).toFixed(2)}`,
      )
      const total = median(measured.map(({ totalMs }) => totalMs))
      console.log(
        `${name.padEnd(6)} ${operation.padEnd(10)} ${total.toFixed(2).padStart(7)}  ${parts.join(', ')}; postgres ${median(measured.map(({ postgresMs }) => postgresMs)).toFixed(2)}; ${median(measured.map(({ perSecond }) => perSecond))}/s; ${measured[0]?.bytes} bytes`,
      )
    }
  }
}

runOrExit(bench)
