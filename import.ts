import { runImportCommand } from './import-command.ts'
import { processEnv } from './subgraphs/_shared/env.ts'
import { runOrExit } from './subgraphs/_shared/run-or-exit.ts'

runOrExit(() =>
  runImportCommand(process.argv.slice(2), { env: processEnv(), input: process.stdin, print: console.log }),
)
