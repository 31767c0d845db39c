import { runSigningKeysCommand } from './signing-keys-command.ts'
import { processEnv } from './subgraphs/_shared/env.ts'
import { runOrExit } from './subgraphs/_shared/run-or-exit.ts'

runOrExit(async () => console.log(await runSigningKeysCommand(process.argv.slice(2), processEnv())))
