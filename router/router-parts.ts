import type { ApolloServerPlugin } from '@apollo/server'
import type { Logger } from 'pino'
import type { EventTransport } from '../subgraphs/_shared/events/transport.ts'
import type { Tls } from '../subgraphs/_shared/http.ts'
import type { addMetrics } from '../subgraphs/_shared/metrics.ts'
import type { ReadViewer } from '../subgraphs/_shared/viewer.ts'
import type { RouterContext } from './context.ts'
import type { Transport } from './data-sources.ts'
import type { TrustedDocuments } from './documents/manifest.ts'
import type { DocumentMode } from './documents/trusted-documents.ts'
import type { startPlanningThread } from './plans/planner.ts'
import type { RateLimitStore } from './rate-limit-store.ts'
import type { ClientBudgets } from './rate-limits.ts'
import type { SharedAnswers } from './redis-answers.ts'
import type { Reload } from './reload.ts'
import type { BreakerLimits } from './subgraph-breaker.ts'
import type { WebApp } from './web-app.ts'

/** What a router is made of. */
export interface RouterParts {
  supergraphSdl: string
  /** Calls back with each new supergraph; returns how to stop it. By default there is the first one only. */
  followSupergraph?: ((reload: Reload) => () => void) | undefined
  transports: readonly Transport[]
  readViewer: ReadViewer
  /** @throws Error while the graph cannot answer requests */
  ready(): Promise<object | undefined>
  log: Logger
  /** Whether clients may introspect the schema, see hints in errors, and open pages to explore the graph. */
  development: boolean
  /** Web origins that may send requests, and use the refresh cookie; undefined for any, of which only those on this machine may use it. */
  origins: readonly string[] | undefined
  trustProxy: string | false
  /** A certificate for HTTP/2 and HTTP/1.1 over TLS; by default HTTP/1.1 without. */
  tls?: Tls | undefined
  /** Maximum number of operations in a batch; by default none is taken. */
  batchMax?: number
  /** Whether clients may register the texts of their queries (APQ); by default only in development. */
  automaticPersistedQueries?: boolean
  /** The documents that clients were built with; by default none, and any text is taken. */
  trustedDocuments?: { mode: DocumentMode; documents: TrustedDocuments }
  /** Cost per minute of client applications; by default none has a limit of its own. */
  clientBudgets?: ClientBudgets
  /** By default in the memory of this process. */
  rateLimits?: RateLimitStore
  /** What several routers keep together; by default each keeps its own. */
  sharedAnswers?: SharedAnswers | undefined
  /** Deadlines of subgraphs for one response; by default that of `limits.ts`. */
  timeoutsMs?: ReadonlyMap<string, number>
  /** By default those of `subgraph-breaker.ts`; for tests that can't wait for them. */
  breakerLimits?: BreakerLimits
  /** Whether the log has a line for each request; by default it has none. */
  accessLog?: boolean
  /** The contracts that have an address of their own; by default none. */
  contracts?: readonly string[]
  /** Whether it keeps answers that everybody may have; by default it does. */
  keepsAnswers?: boolean
  /** Who may read `/metrics`, and how many events wait at subgraphs in this process; without it, there are no metrics. */
  metrics?: {
    token: string | undefined
    lagOf?: Parameters<typeof addMetrics>[1]
    /** With several routers on one port, reads the metrics of all. */
    share?: NonNullable<Parameters<typeof addMetrics>[2]>['share']
  }
  /** Where subgraphs say that their facts have changed. Without it, an old one may be served for a minute. */
  events?: (Pick<EventTransport, 'listen'> & Partial<Pick<EventTransport, 'isConnected'>>) | undefined
  /** Starts a thread that plans operations, so that a large one doesn't delay others; without it, the router's own thread plans. */
  startPlanningThread?: typeof startPlanningThread
  /** The app for residents, at `/app`; without it there is none. */
  webApp?: WebApp | undefined
  /** Plugins besides the router's own, for tests of what happens when one fails. */
  plugins?: readonly ApolloServerPlugin<RouterContext>[]
}
