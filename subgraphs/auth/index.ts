import { runOrExit } from '../_shared/run-or-exit.ts'
import { serveSubgraph } from '../_shared/serve.ts'
import { auth } from './server.ts'

runOrExit(() => serveSubgraph(auth))
