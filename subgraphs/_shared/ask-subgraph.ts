import type { Locale } from './locale.ts'

/** Executes a query of the subgraph itself, for nobody and in a language. @throws Error for the first error of the response */
export type AskSubgraph = (
  query: string,
  variables: Record<string, unknown>,
  locale: Locale,
) => Promise<Record<string, unknown>>
