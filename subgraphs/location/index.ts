import { runOrExit } from '../_shared/run-or-exit.ts'
import { serveSubgraph } from '../_shared/serve.ts'
import { location } from './server.ts'

runOrExit(() => serveSubgraph(location))
