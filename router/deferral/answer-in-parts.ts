import { PassThrough } from 'node:stream'
import type { ApolloServer } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type ValidationRule,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { RouterContext } from '../context.ts'
import { validDocument } from '../documents/valid-document.ts'
import { letOthersRun } from '../event-loop.ts'
import type { boundedSize } from '../limits.ts'
import { countUntil } from '../overload.ts'
import { isObject } from '../plans/merge.ts'
import { type DeferredPart, type DividedQuery, divideQuery, placeholderName } from './deferred-parts.ts'
import { acceptsParts, multipartType, partOf } from './multipart.ts'

interface Parts {
  apollo: ApolloServer<RouterContext>
  schema(): GraphQLSchema
  rules: readonly ValidationRule[]
  /** Charges the whole query. @throws GraphQLError for one that is too large or has nothing left of a limit */
  charge(query: Parameters<typeof boundedSize>[0], contextValue: RouterContext, reply: FastifyReply): Promise<void>
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError
  memoryBytes: number
}

interface Result {
  data?: Record<string, unknown> | null | undefined
  errors?: readonly GraphQLFormattedError[] | undefined
}

/**
 * Answers queries with `@defer` in parts, if the client accepts them: what is not deferred first, then each part when it is there. A part is a
 * query of its own, so all that is checked for a query is checked for it; the limits are those of the whole query, which is charged once.
 */
export function answersInParts({ apollo, schema, rules, charge, formatError, memoryBytes }: Parts) {
  const documents = new LRUCache<string, { document: DocumentNode | null }>({ maxSize: memoryBytes })

  /** The document of a text; null for one that is not valid, which Apollo Server reports. */
  const documentOf = async (text: string): Promise<DocumentNode | null> => {
    const found = documents.get(text)
    if (found) return found.document
    await letOthersRun()
    const document = validDocument(text, schema(), rules)
    documents.set(text, { document }, { size: bytesPerCharacter * text.length })
    return document
  }

  const execute = async (
    text: string,
    { operationName, variables }: Asked,
    contextValue: RouterContext,
  ): Promise<Result> => {
    try {
      const { body } = await apollo.executeOperation({ query: text, operationName, variables }, { contextValue })
      if (body.kind !== 'single') throw new Error('A part of an answer came in parts.')
      return body.singleResult
    } catch (error) {
      return { errors: [formatError({ message: String(error) }, error)] }
    }
  }

  const sendParts = async (
    divided: DividedQuery,
    first: Result,
    asked: Asked,
    context: RouterContext,
    reply: FastifyReply,
  ) => {
    // A client that has left reads nothing of it.
    const stream = new PassThrough().on('error', () => {})
    const send = (body: { hasNext: boolean }) => void (context.signal.aborted || stream.write(partOf(body)))
    const work = async () => {
      const waiting = divided.deferred.filter(({ path }) => isObject(valueAt(first.data, path)))
      let left = waiting.length
      send({ ...withoutPlaceholders(first, divided), hasNext: left > 0 })
      await Promise.all(
        waiting.map(async (part) => {
          const payload = payloadOf(part, await execute(part.text, asked, context))
          left -= 1
          send({ ...(payload && { incremental: [payload] }), hasNext: left > 0 })
        }),
      )
    }
    const done = work().finally(() => stream.end())
    countUntil(reply.request, done)
    reply.headers({ 'content-type': multipartType, 'cache-control': 'no-store' })
    void reply.send(stream)
    await done
  }

  /** @returns whether it has answered; otherwise the query is answered as a whole */
  return async (request: FastifyRequest, reply: FastifyReply, createContext: () => RouterContext): Promise<boolean> => {
    const asked = acceptsParts(request.headers.accept) ? readRequest(request) : null
    const document = asked && (await documentOf(asked.query))
    const operation = document && getOperationAST(document, asked.operationName)
    if (!asked || !document || operation?.operation !== 'query') return false
    // A value that only a part uses is checked before anything is sent, too.
    if (getVariableValues(schema(), operation.variableDefinitions ?? [], asked.variables).errors) return false
    const divided = divideQuery(schema(), document, operation, asked.variables)
    const contextValue = divided && createContext()
    if (!contextValue || contextValue.tokenProblem) return false
    const { variables } = asked
    try {
      await charge({ document, operation, schema: schema(), request: { variables } }, contextValue, reply)
    } catch {
      // A limit is met: Apollo Server reports it.
      return false
    }
    const context = { ...contextValue, isCharged: true }
    const first = await execute(divided.first.text, asked, context)
    // What can't be executed has no parts, and a status of its own.
    if (!first.data) return false
    await sendParts(divided, first, asked, context, reply)
    return true
  }
}

interface Asked {
  query: string
  operationName: string | undefined
  variables: Record<string, unknown>
}

// The text and its AST, see `prepared-operations.ts`.
const bytesPerCharacter = 60

/** An ordinary query by POST with `@defer` in it; null for any other request. */
function readRequest({ method, body }: FastifyRequest): Asked | null {
  if (method !== 'POST' || !isObject(body)) return null
  const { query, operationName, variables, extensions } = body
  if (typeof query !== 'string' || !query.includes('@defer')) return null
  if (typeof (operationName ?? '') !== 'string' || !isObject(variables ?? {})) return null
  // A client that registers a query, or asks for anything else, gets the whole answer.
  if (isObject(extensions) && extensions.persistedQuery) return null
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: (variables ?? {}) as Record<string, unknown>,
  }
}

// An alias may be `__proto__`.
export const valueAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce((value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined), data)

function withoutPlaceholders({ data, errors }: Result, { first: { placeholders } }: DividedQuery): Result {
  // The executor's result, as it is sent.
  const shown: unknown = JSON.parse(JSON.stringify(data))
  for (const path of placeholders) {
    const object = valueAt(shown, path)
    if (isObject(object)) delete object[placeholderName]
  }
  return { data: shown as Record<string, unknown>, ...(errors && { errors }) }
}

/** What a client gets of a part; null if the object has nothing of it. */
function payloadOf({ path, label }: DeferredPart, { data, errors }: Result) {
  const value = valueAt(data, path)
  const part = isObject(value) ? value : null
  if (!errors && part && Object.keys(part).length === 0) return null
  return { data: part, path, ...(label !== undefined && { label }), ...(errors && { errors }) }
}
