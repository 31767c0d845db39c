import { serveAlone } from '../_shared/serve.ts'
import { location } from './server.ts'

await serveAlone(location)
