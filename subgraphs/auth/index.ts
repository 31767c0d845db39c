import { serveAlone } from '../_shared/serve.ts'
import { auth } from './server.ts'

await serveAlone(auth)
