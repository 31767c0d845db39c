import { main } from '../_shared/main.ts'
import { serveAlone } from '../_shared/serve.ts'
import { auth } from './server.ts'

main(() => serveAlone(auth))
