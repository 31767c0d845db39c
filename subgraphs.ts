import type { SubgraphModule } from './subgraphs/_shared/subgraph.ts'
import { info } from './subgraphs/info/server.ts'

/** The subgraphs, for what runs or prepares all of them in one process. */
export const subgraphs: readonly SubgraphModule[] = [info]
