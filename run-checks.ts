import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Phase {
  name: string
  command: string[]
}
interface Result {
  name: string
  seconds: number
  ok: boolean
  output: string
}

const bin = (name: string) => join('node_modules', '.bin', name)

// The native compiler takes a third of the CPU time of TypeScript 5, which code generators still need as a library. Its threads would
// check the same types several times.
const tsc = ['node', join('node_modules', 'typescript-native', 'bin', 'tsc'), '--singleThreaded']

// Two lanes for two cores, which take about as long as each other.
const lanes: Phase[][] = [
  [
    { name: 'supergraph', command: [bin('tsx'), 'router/compose/compose.ts', '--check'] },
    { name: 'generated types', command: [bin('graphql-codegen'), '--config', 'codegen.ts', '--check'] },
    { name: 'schema lint', command: [bin('eslint'), '.'] },
  ],
  [
    { name: 'tsc', command: tsc },
    { name: 'tsc of the web app', command: [...tsc, '-p', 'web'] },
    { name: 'Biome', command: [bin('biome'), 'check', '--error-on-warnings', '.'] },
  ],
]

/** `npm run check`, and with `--tests` or `--long` the tests after it. Other arguments go to vitest. */
async function main(): Promise<void> {
  const [kind, ...rest] = process.argv.slice(2)
  const results = kind === '--long' ? [] : (await Promise.all(lanes.map(runLane))).flat()
  for (const { name, ok, output } of results) if (!ok) console.log(`\n${name} failed:\n${output}`)
  const isClean = results.every(({ ok }) => ok)
  if (isClean && kind === '--tests')
    results.push(await run({ name: 'tests', command: [bin('vitest'), 'run', ...rest] }))
  if (isClean && kind === '--long') results.push(await runPropertyTests(rest))
  console.log(`\n${results.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`).join('\n')}`)
  if (!results.every(({ ok }) => ok)) process.exitCode = 1
}

async function runLane(phases: readonly Phase[]): Promise<Result[]> {
  const results: Result[] = []
  for (const phase of phases) results.push(await run(phase, { isQuiet: true }))
  return results
}

/** The tests that generate cases, with ten times as many unless `TEST_RUNS` has another factor, and those of whole files. */
const runPropertyTests = (rest: readonly string[]): Promise<Result> => {
  const files = readdirSync('.', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
    .filter((path) => /\b(propertyRuns|importAgain)\(/.test(readFileSync(path, 'utf8')))
  return run(
    { name: 'property tests', command: [bin('vitest'), 'run', ...files, ...rest] },
    { env: { TEST_RUNS: process.env.TEST_RUNS ?? '10' } },
  )
}

function run(
  { name, command: [file = '', ...args] }: Phase,
  { isQuiet = false, env = {} }: { isQuiet?: boolean; env?: Record<string, string> } = {},
): Promise<Result> {
  const start = performance.now()
  const isWindows = process.platform === 'win32'
  const child = spawn(file, args, {
    stdio: isQuiet ? 'pipe' : 'inherit',
    env: { ...process.env, ...env },
    shell: isWindows,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({ name, seconds: (performance.now() - start) / 1000, ok: code === 0, output }),
    )
  })
}

await main()
