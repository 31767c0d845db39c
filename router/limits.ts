import type { ApolloServerOptions } from '@apollo/server'

/** Limits that apply before planning. */
export const limits = {
  // The parser stops here with status 400. The longest query of an ordinary app has a few hundred tokens.
  parseOptions: { maxTokens: 2_000 },
  // Nested fragments multiply: a thousand characters can keep the planner busy for seconds.
  maxRecursiveSelections: 10_000,
} satisfies Partial<ApolloServerOptions<never>>

/** Most elements that the pages of one operation may return, nested pages included. Fifty pages of fifty fit. */
export const elementsMax = 5_000

/** Deadline of a subgraph for one response. */
export const subgraphTimeoutMs = 5_000
