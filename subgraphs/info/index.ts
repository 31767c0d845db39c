import { serveAlone } from '../_shared/serve.ts'
import { info } from './server.ts'

await serveAlone(info)
