import type { GraphQLFormattedError } from 'graphql'
import type { Locale } from './locale.ts'

/** Executes a query of the subgraph itself, for nobody and in a language. @throws Error for the first error of the response */
export type AskSubgraph = (
  query: string,
  variables: Record<string, unknown>,
  locale: Locale,
) => Promise<Record<string, unknown>>

type Execute = (
  operation: { query: string; variables: Record<string, unknown> },
  headers: { 'accept-language': string },
) => Promise<{ result: { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] } }>

/** Asks a subgraph by its own function for operations. */
export const askBy =
  (execute: Execute): AskSubgraph =>
  async (query, variables, locale) => {
    const { result } = await execute({ query, variables }, { 'accept-language': locale })
    if (result.errors?.[0] || !result.data)
      throw new Error(`A query of the subgraph itself failed: ${result.errors?.[0]?.message}`)
    return result.data
  }
