import { runAccountsCommand } from './accounts-command.ts'
import { processEnv } from './subgraphs/_shared/env.ts'
import { runOrExit } from './subgraphs/_shared/run-or-exit.ts'

runOrExit(async () => console.log(await runAccountsCommand(process.argv.slice(2), processEnv())))
