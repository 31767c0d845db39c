import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { ServerError } from '@apollo/client'
import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { useQuery } from '@apollo/client/react'
import type { OperationDefinitionNode } from 'graphql'
import { answeredAt } from './answer-times.ts'
import { client } from './client.ts'

export interface Answer<Data> {
  data: Data | undefined
  loading: boolean
  /** Why there is no new answer. */
  problem: 'offline' | 'refused' | 'limited' | 'failed' | null
  /** When the answer came, if there is no newer one. */
  oldSince: Date | null
  fetchMore: (variables: object) => Promise<unknown>
  retry: () => void
}

interface Options<Variables> {
  variables?: Variables
  skip?: boolean
  /** Shows the answer to the previous variables while the next one is on its way. */
  keepsPrevious?: boolean
  pollMs?: number
}

/** `useQuery` for any document: its own type wants to know which variables are required. */
type Ask = <Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  options: object,
) => useQuery.Result<Data, Variables>

/** The answer to a query: from the graph, or the last one if the graph can't be reached. */
export function useAnswer<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  { variables, skip = false, keepsPrevious = false, pollMs = 0 }: Options<Variables> = {},
): Answer<Data> {
  const options = { variables, skip, pollInterval: pollMs, notifyOnNetworkStatusChange: true }
  const result = (useQuery as Ask)<Data, Variables>(query, options)
  const { error, loading, previousData } = result
  const problem = error ? problemOf(error) : null
  const current =
    result.data ?? (error && !skip ? client.readQuery<Data>({ query, ...(variables && { variables }) }) : undefined)
  const data = (current ?? (keepsPrevious && loading ? previousData : undefined) ?? undefined) as Data | undefined
  return {
    data: skip ? undefined : data,
    loading: loading && !skip,
    problem,
    oldSince:
      problem === 'offline' && data ? answeredAt(nameOf(query as TypedDocumentNode<unknown, never>), variables) : null,
    fetchMore: (more) => result.fetchMore({ variables: more } as never),
    retry: () => void result.refetch().catch(() => {}),
  }
}

function problemOf(error: unknown): Answer<unknown>['problem'] {
  if (ServerError.is(error)) return error.statusCode === 429 ? 'limited' : 'failed'
  if (!CombinedGraphQLErrors.is(error)) return 'offline'
  const codes = error.errors.map(({ extensions }) => extensions?.code)
  if (codes.includes('RATE_LIMITED')) return 'limited'
  const isRefused = codes.some((code) =>
    ['UNAUTHENTICATED', 'FORBIDDEN', 'RECENT_SIGN_IN_REQUIRED'].includes(String(code)),
  )
  return isRefused ? 'refused' : 'failed'
}

/** The name of the first operation in a document. */
function nameOf({ definitions }: TypedDocumentNode<unknown, never>): string {
  const [operation] = definitions.flatMap((node) =>
    node.kind === 'OperationDefinition' ? [node as OperationDefinitionNode] : [],
  )
  return operation?.name?.value ?? ''
}
