import type { SubgraphModule } from './_shared/subgraph.ts'
import { auth } from './auth/server.ts'
import { info } from './info/server.ts'
import { location } from './location/server.ts'
import { user } from './user/server.ts'

/** All subgraphs, for code that starts or prepares them together. */
export const subgraphs: readonly SubgraphModule[] = [auth, user, location, info]
