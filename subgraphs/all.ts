import type { SubgraphModule } from './_shared/subgraph.ts'
import { auth } from './auth/server.ts'
import { info } from './info/server.ts'
import { location } from './location/server.ts'
import { user } from './user/server.ts'

/** The subgraphs, for what runs or prepares all of them in one process. */
export const subgraphs: readonly SubgraphModule[] = [auth, user, location, info]
