import { serveAlone } from '../_shared/serve.ts'
import { user } from './server.ts'

await serveAlone(user)
