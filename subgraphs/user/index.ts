import { main } from '../_shared/main.ts'
import { serveAlone } from '../_shared/serve.ts'
import { user } from './server.ts'

main(() => serveAlone(user))
