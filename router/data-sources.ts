import type { GraphQLDataSource } from '@apollo/gateway'
import { type GraphQLFormattedError, Kind, parse } from 'graphql'
import type { Logger } from 'pino'
import { abortSource, type LightSignal, onAbort } from '../subgraphs/_shared/abort.ts'
import { withoutSecrets } from '../subgraphs/_shared/errors.ts'
import type { Operation } from '../subgraphs/_shared/operation.ts'
import type { ForwardedHeaders, Subgraph, SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { traced } from '../subgraphs/_shared/tracing.ts'
import type { RouterContext } from './context.ts'
import { downstreamCode } from './errors.ts'
import { queryTimeoutMs, subgraphTimeoutMs } from './limits.ts'
import { NotAsked } from './subgraph-breaker.ts'
import { startFetch } from './trace-report.ts'

/** Name of the subgraph with the sessions. */
export const authName = 'auth'

/** An answer of a subgraph, or one that the router has kept. */
export interface FetchedResponse extends SubgraphResponse {
  /** How many of the entities, or of one answer of root fields, the router had kept. */
  kept?: number
}

/** The connection to one subgraph, in this process or another. */
export interface Transport {
  name: string
  execute(operation: Operation, headers: ForwardedHeaders, signal: LightSignal): Promise<FetchedResponse>
  close(): Promise<void>
}

/** A subgraph in this process: without HTTP and signature, but with the same context, checks and cancellation. */
export const inProcess = ({ name, execute }: Pick<Subgraph, 'name' | 'execute'>): Transport => ({
  name,
  execute: (operation, headers, signal) =>
    untilAborted(
      signal,
      traced(`subgraph ${name}`, {}, () => execute(operation, headers, signal)),
    ),
  close: async () => {},
})

function untilAborted<T>(signal: LightSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      const fail = () => reject(signal.reason)
      // After the deadline, somebody waits for what the others answered. After the client has left, nobody does; its turn
      // ends when its work does.
      if (signal.reason?.name === 'TimeoutError') return fail()
      const longest = setTimeout(fail, subgraphTimeoutMs)
      work.then(fail, fail).finally(() => clearTimeout(longest))
    }
    if (signal.aborted) return abort()
    const end = onAbort(signal, abort)
    work.then(
      (value) => {
        end()
        if (!signal.aborted) resolve(value)
      },
      (error) => {
        end()
        if (!signal.aborted) reject(error)
      },
    )
  })
}

/**
 * The gateway's data source for a subgraph. If the subgraph doesn't answer, its own fields are null, with an error
 * each.
 */
export function dataSource(
  { name, execute }: Transport,
  log: Logger,
  timeoutMs = subgraphTimeoutMs,
): GraphQLDataSource {
  return {
    async process(options) {
      const { query = '', variables, operationName } = options.request
      const context = options.context as RouterContext
      const { headers, signal: clientGone, startedMs } = context
      const isMutation =
        options.kind === 'incoming operation' && options.incomingRequestContext.operation?.operation === 'mutation'
      const isChange = isMutation && isMutationText(query)
      if (isChange) {
        // The fields of a mutation run one after the other, and one of auth may have ended the session.
        const refusal = context.hasChangedAuth && headers.authorization ? await context.checkSession(headers) : null
        if (refusal) return { errors: errorsOf(query, refusal) } as Awaited<ReturnType<GraphQLDataSource['process']>>
        context.hasChangedAuth ||= name === authName
      }
      // A mutation goes on without its client, and as long as it takes: half of it may be done.
      const leftMs = isMutation ? timeoutMs : queryTimeoutMs - (performance.now() - (startedMs ?? performance.now()))
      const note = context.trace && startFetch(context.trace, name, options)
      const { signal, end } = deadline(Math.min(timeoutMs, leftMs), isMutation ? null : clientGone)
      try {
        const { confirmedIds } = context
        // Nobody else, and no query, has a use for it.
        const cookie = isChange && name === authName ? context.refreshCookie : undefined
        const operation = {
          ...{ query, variables, operationName },
          ...(confirmedIds?.length && { confirmedIds }),
          ...(cookie && { refreshCookie: { token: cookie.token } }),
        }
        const { result, cacheControl, accessToken, cookieChange, kept } = await execute(operation, headers, signal)
        note?.({ errors: result.errors?.length ?? 0, kept })
        // Only auth says who somebody is, and only a mutation changes it.
        if (accessToken && isChange && name === authName) headers.authorization = `Bearer ${accessToken}`
        if (cookieChange) cookie?.set(cookieChange)
        if (options.kind === 'incoming operation') restrict(options.incomingRequestContext, cacheControl)
        return result as Awaited<ReturnType<GraphQLDataSource['process']>>
      } catch (error) {
        const { name: type, message } = error instanceof Error ? error : new Error(String(error))
        // The log says once that a subgraph isn't asked.
        log[error instanceof NotAsked ? 'debug' : 'warn'](
          { subgraph: name, requestId: headers['x-request-id'], type, reason: withoutSecrets(message) },
          'A subgraph did not answer',
        )
        const errors = errorsOf(query, noAnswer)
        note?.({ errors: errors.length })
        return { errors } as Awaited<ReturnType<GraphQLDataSource['process']>>
      } finally {
        end()
      }
    },
  }
}

/** A signal that aborts after a time, or with another one, until it ends. */
export function deadline(timeoutMs: number, other: LightSignal | null): { signal: LightSignal; end(): void } {
  const { signal, abort } = abortSource()
  const timer = setTimeout(
    () => abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
    timeoutMs,
  )
  if (other?.aborted) abort(other.reason)
  const unfollow = other && onAbort(other, () => abort(other.reason))
  return {
    signal,
    end: () => {
      clearTimeout(timer)
      unfollow?.()
    },
  }
}

const isMutationText = (query: string): boolean => /^\s*mutation\b/.test(query)

const noAnswer = { message: downstreamCode, extensions: { code: downstreamCode } }

// One error for each root field of the fetch; for a fetch of entities, one error for the whole list.
function errorsOf(query: string, { message, extensions }: Pick<GraphQLFormattedError, 'message' | 'extensions'>) {
  const operation = parse(query).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const fields = operation?.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD) ?? []
  return fields.map(({ name, alias }) => ({
    message,
    path: name.value === '_entities' ? [] : [alias?.value ?? name.value],
    extensions,
  }))
}

type CachePolicy = { restrict?: (hint: { maxAge: number; scope?: 'PUBLIC' | 'PRIVATE' }) => void }

// The strictest cache policy of all parts applies to the whole response.
function restrict({ overallCachePolicy }: { overallCachePolicy?: unknown }, cacheControl: string | undefined) {
  const maxAge = Number(/max-age=(\d+)/.exec(cacheControl ?? '')?.[1] ?? 0)
  const scope = cacheControl?.includes('private') ? 'PRIVATE' : 'PUBLIC'
  ;(overallCachePolicy as CachePolicy | undefined)?.restrict?.({ maxAge, scope })
}
