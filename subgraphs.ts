import type { SubgraphModule } from './subgraphs/_shared/subgraph.ts'
import { auth } from './subgraphs/auth/server.ts'
import { info } from './subgraphs/info/server.ts'
import { location } from './subgraphs/location/server.ts'
import { user } from './subgraphs/user/server.ts'

/** The subgraphs, for what runs or prepares all of them in one process. */
export const subgraphs: readonly SubgraphModule[] = [auth, user, location, info]
