import type { ApolloServerOptions } from '@apollo/server'

/** What is refused before anything is planned. */
export const limits = {
  // Parsing stops here with 400; the longest query of an ordinary app has a few hundred tokens.
  parseOptions: { maxTokens: 2_000 },
  // Fragments that use each other multiply: a thousand characters can hold a planner for seconds.
  maxRecursiveSelections: 10_000,
} satisfies Partial<ApolloServerOptions<never>>

/** Elements that the pages of one operation may bring, those of pages inside pages included: fifty pages of fifty, and more. */
export const elementsMax = 5_000

/** Milliseconds that a subgraph has for one answer. */
export const subgraphTimeoutMs = 5_000
