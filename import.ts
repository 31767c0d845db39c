import { runImportCommand } from './import-command.ts'
import { processEnv } from './subgraphs/_shared/env.ts'
import { runOrExit } from './subgraphs/_shared/run-or-exit.ts'

const interruption = new AbortController()
// Ctrl-C reaches every process of the terminal, and some pass it on: the second one is the same.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort())

runOrExit(() =>
  runImportCommand(process.argv.slice(2), {
    env: processEnv(),
    input: process.stdin,
    print: console.log,
    signal: interruption.signal,
  }),
)
