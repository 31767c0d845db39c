import { z } from 'zod'

const operationSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  /** See `RequestContext.confirmedIds`. */
  confirmedIds: z.array(z.string()).readonly().optional(),
  /**
   * See `RequestContext.refreshCookie`. It is in the body and no header, so that the router's assertion covers it and no header of
   * a client can be taken for it.
   */
  refreshCookie: z.object({ token: z.string().nullable() }).optional(),
})
export type Operation = z.infer<typeof operationSchema>

/** The body of a GraphQL request to a subgraph. @throws Error for any other value */
export function readOperation(body: unknown): Operation {
  const { query, variables, operationName, ...rest } = (body ?? {}) as Partial<Record<string, unknown>>
  const isQuery =
    typeof query === 'string' &&
    (operationName === undefined || typeof operationName === 'string') &&
    (variables === undefined || (typeof variables === 'object' && variables !== null && !Array.isArray(variables)))
  // Most bodies have nothing else. The schema would copy all representations.
  return isQuery && Object.keys(rest).length === 0 ? (body as Operation) : operationSchema.parse(body)
}
