import { GraphQLError } from 'graphql'

/** A limit that a request has met, as its error states it in `extensions.limit`. */
export interface MetLimit {
  /** As on the page `/limits`. */
  name: string
  maximum: number
  /** What the request has, or would have used. */
  met: number
}

/** The refusal of a request beyond a limit. */
export const limitError = (limit: MetLimit, message: string, code: string, status = 400): GraphQLError =>
  new GraphQLError(message, { extensions: { code, limit, http: { status } } })

/** The limit in the extensions of an error; null if there is none. */
export function metLimitOf(extensions: Readonly<Record<string, unknown>> | undefined): MetLimit | null {
  const limit = extensions?.limit
  // What a subgraph puts there doesn't reach a client.
  if (extensions?.serviceName !== undefined) return null
  if (typeof limit !== 'object' || limit === null) return null
  const { name, maximum, met } = limit as Record<string, unknown>
  const isLimit = typeof name === 'string' && /^[a-z-]{1,60}$/.test(name)
  return isLimit && typeof maximum === 'number' && typeof met === 'number' ? { name, maximum, met } : null
}
