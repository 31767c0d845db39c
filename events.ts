import { runEventsCommand } from './events-command.ts'
import { processEnv } from './subgraphs/_shared/env.ts'
import { runOrExit } from './subgraphs/_shared/run-or-exit.ts'

runOrExit(async () => console.log(await runEventsCommand(process.argv.slice(2), processEnv())))
