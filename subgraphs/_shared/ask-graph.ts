import { z } from 'zod'
import { boundedFetch } from './bounded-fetch.ts'

/** The result of a query. */
export interface GraphAnswer {
  data: Record<string, unknown> | null
  errors: readonly { message: string; code: string | undefined }[]
}

/**
 * Asks the whole graph as a client without an access token does, through the router.
 * @throws GraphUnavailable if the graph doesn't answer, or wants a pause; Error if it refuses the query
 */
export type AskGraph = (query: string, variables: Record<string, unknown>) => Promise<GraphAnswer>

/** The graph can't answer now. */
export class GraphUnavailable extends Error {
  /** When to ask again; undefined if the graph didn't say. */
  readonly retryAt: Date | undefined
  constructor(message: string, retryAt?: Date) {
    super(message)
    this.retryAt = retryAt
  }
}

/** How long an answer may take. The router gives each subgraph 5 s, one after the other. */
const timeoutMs = 20_000
const bytesMax = 20_000_000

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }),
    )
    .optional(),
})

/** Asks the router at a URL such as `http://127.0.0.1:4000/graphql`. */
export const askByHttp = (url: string): AskGraph =>
  askBy((body) =>
    boundedFetch(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body },
      { timeoutMs, bytesMax },
    ),
  )

/** Asks through `post`, which sends a body of JSON to the router. It may throw GraphUnavailable itself. */
export const askBy =
  (post: (body: string) => Promise<Response>): AskGraph =>
  async (query, variables) => {
    const response = await post(JSON.stringify({ query, variables })).catch((error: unknown) => {
      if (error instanceof GraphUnavailable) throw error
      throw new GraphUnavailable(`The graph did not answer: ${error instanceof Error ? error.message : 'unknown'}`)
    })
    if (response.status === 429 || response.status >= 500)
      throw new GraphUnavailable(`The graph answered with status ${response.status}.`, retryTime(response))
    const parsed = answerShape.safeParse(await response.json().catch(() => null))
    if (!parsed.success) throw new GraphUnavailable(`The graph answered with status ${response.status} and no result.`)
    const errors = (parsed.data.errors ?? []).map(({ message, extensions }) => ({ message, code: extensions?.code }))
    if (!parsed.data.data && errors[0]) throw new Error(`The graph refused a query: ${errors[0].message}`)
    return { data: parsed.data.data ?? null, errors }
  }

function retryTime({ headers }: Response): Date | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? new Date(Date.now() + Math.min(Math.max(seconds, 1), 3_600) * 1000) : undefined
}
