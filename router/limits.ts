import type { ApolloServerOptions } from '@apollo/server'

/** What is refused before anything is planned. */
export const limits = {
  // Parsing stops here with 400; the longest query of an ordinary app has a few hundred tokens.
  parseOptions: { maxTokens: 2_000 },
  // Fragments that use each other multiply: a thousand characters can hold a planner for seconds.
  maxRecursiveSelections: 10_000,
} satisfies Partial<ApolloServerOptions<never>>

/** Milliseconds that a subgraph has for one answer. */
export const subgraphTimeoutMs = 5_000
