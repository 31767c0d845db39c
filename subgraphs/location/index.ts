import { main } from '../_shared/main.ts'
import { serveAlone } from '../_shared/serve.ts'
import { location } from './server.ts'

main(() => serveAlone(location))
