import { main } from '../_shared/main.ts'
import { serveAlone } from '../_shared/serve.ts'
import { info } from './server.ts'

main(() => serveAlone(info))
