import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, getOperationAST, parse } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import { bodyOf } from '../../subgraphs/_shared/http-refusals.ts'
import { clientNameOf } from '../context.ts'
import { isObject } from '../plans/merge.ts'
import { responseType } from '../request-format.ts'
import { hashOf, type TrustedDocuments } from './manifest.ts'

/**
 * What is done with documents: `off` knows no ids; the others take ids, and `log` also takes any text and logs unknown ones, `prefer`
 * charges these to the budget of costly queries as well, and `only` refuses them.
 */
export type DocumentMode = 'off' | 'log' | 'prefer' | 'only'

export const documentModes = ['off', 'log', 'prefer', 'only'] as const satisfies readonly DocumentMode[]

interface Parts {
  mode: DocumentMode
  documents: TrustedDocuments
  /** Documents of our own services, which send their texts. */
  ofServices: ReadonlySet<string>
  log: Logger
}

export interface TrustedRequests {
  /** Makes requests of a server what the documents say. */
  take(http: FastifyInstance): void
  /** Whether the document of a request is unknown where trusted ones are preferred. */
  isUntrusted(request: FastifyRequest): boolean
  /** The parameters of an operation that came another way, with its text. @throws GraphQLError for a document that isn't taken */
  resolve(given: Record<string, unknown>, request: FastifyRequest): Record<string, unknown>
}

interface Refusal {
  code: string
  message: string
}

/** So many unknown documents are logged once only. */
const loggedMax = 10_000

/**
 * Puts the text in the place of the id of a document (`documentId`, as GraphQL over HTTP has it, or the hash of Apollo's clients), before
 * anything reads the request, and refuses what isn't trusted where only that is.
 */
export function trustedRequests(parts: Parts): TrustedRequests {
  const { mode, documents, ofServices, log } = parts
  const untrusted = new WeakSet<FastifyRequest>()
  const logged = new LRUCache<string, true>({ max: loggedMax })

  /** The parameters of one operation with a text, or a refusal. */
  const resolve = (given: Record<string, unknown>, request: FastifyRequest): Record<string, unknown> | Refusal => {
    const { documentId, ...others } = given
    if (documentId !== undefined && documentId !== null) {
      if (others.query !== undefined) return bothGiven
      if (typeof documentId !== 'string') return noId
      if (mode === 'off') return notSupported
      const text = documents.textOf(documentId)
      return text === undefined ? unknownId : { ...others, query: text }
    }
    const hash =
      isObject(others.extensions) &&
      isObject(others.extensions.persistedQuery) &&
      hashIn(others.extensions.persistedQuery)
    if (mode !== 'off' && others.query === undefined && typeof hash === 'string') {
      const text = documents.textOf(hash)
      if (text !== undefined) return { ...others, query: text, extensions: undefined }
      if (mode === 'only') return unknownHash
    }
    const { query } = others
    if (mode === 'off' || typeof query !== 'string' || documents.has(query) || ofServices.has(query)) return given
    if (mode === 'only') return onlyTrusted
    note(query, request)
    if (mode === 'prefer') untrusted.add(request)
    return given
  }

  const note = (query: string, request: FastifyRequest): void => {
    const hash = hashOf(query)
    if (logged.has(hash)) return
    logged.set(hash, true)
    const operation = nameOf(query)
    log.info({ hash, operation, client: clientNameOf(request), requestId: request.id }, 'A document is not trusted')
  }

  const take = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const { method, body } = request
    if (method === 'POST' && Array.isArray(body)) {
      const resolved = body.map((given) => (isObject(given) ? resolve(given, request) : given))
      const refusal = resolved.find(isRefusal)
      if (refusal) return void refuseDocument(request, reply, refusal)
      request.body = resolved
    } else if (method === 'POST' && isObject(body)) {
      const resolved = resolve(body, request)
      if (isRefusal(resolved)) return void refuseDocument(request, reply, resolved)
      request.body = resolved
    } else if (method === 'GET') {
      const resolved = resolve(parametersOf(request), request)
      if (isRefusal(resolved)) return void refuseDocument(request, reply, resolved)
      const { documentId, query, extensions } = request.query as Record<string, unknown>
      if (documentId !== undefined || (query === undefined && extensions !== undefined)) setQuery(request, resolved)
    }
    done()
  }
  return {
    take: (http) => void http.addHook('preHandler', take),
    isUntrusted: (request) => untrusted.has(request),
    resolve(given, request) {
      const resolved = resolve(given, request)
      if (isRefusal(resolved)) throw new GraphQLError(resolved.message, { extensions: { code: resolved.code } })
      return resolved
    },
  }
}

const bothGiven = {
  code: 'BAD_REQUEST',
  message: 'A request has either a `query` or a `documentId`; this one has both.',
}
const noId = { code: 'BAD_REQUEST', message: 'A `documentId` is a text; this one is not.' }
const notSupported = {
  code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  message: 'This server knows no documents by their ids; send the text in `query`.',
}
const unknownId = { code: 'PERSISTED_DOCUMENT_NOT_FOUND', message: 'No document has this `documentId`.' }
const unknownHash = {
  code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  message: 'No document has this hash, and no other one can be registered.',
}
const onlyTrusted = {
  code: 'PERSISTED_DOCUMENT_REQUIRED',
  message:
    'This server takes only documents that its clients were built with, by `documentId` or their exact text; this one is another.',
}

const isRefusal = (resolved: unknown): resolved is Refusal =>
  isObject(resolved) &&
  typeof resolved.code === 'string' &&
  typeof resolved.message === 'string' &&
  [bothGiven, noId, notSupported, unknownId, unknownHash, onlyTrusted].includes(resolved as unknown as Refusal)

/** A refusal is a well-formed response of GraphQL: in JSON it has status 200 unless the request is malformed. */
function refuseDocument(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const type = responseType(request.headers.accept)
  const isWellFormed = refusal.code !== 'BAD_REQUEST' && type.startsWith('application/json')
  return reply
    .code(isWellFormed ? 200 : 400)
    .headers({ 'cache-control': 'no-store' })
    .type(type)
    .send(bodyOf(refusal, request.id))
}

function hashIn({ version, sha256Hash }: Record<string, unknown>): unknown {
  return version === 1 ? sha256Hash : undefined
}

/** The parameters of a GET request, with extensions as an object. What is wrong with others is reported later. */
function parametersOf(request: FastifyRequest): Record<string, unknown> {
  const given = request.query as Record<string, unknown>
  try {
    return { ...given, ...(typeof given.extensions === 'string' && { extensions: JSON.parse(given.extensions) }) }
  } catch {
    return given
  }
}

/** Replaces the parameters of a GET request, also in its URL, which Apollo Server reads. */
function setQuery(request: FastifyRequest, { query, extensions }: Record<string, unknown>): void {
  const [path = '', search = ''] = (request.raw.url ?? '').split(/\?(.*)/s)
  const parameters = new URLSearchParams(search)
  if (typeof query !== 'string') return
  parameters.delete('documentId')
  parameters.set('query', query)
  if (extensions === undefined) parameters.delete('extensions')
  request.raw.url = `${path}?${parameters}`
  request.query = Object.fromEntries(parameters)
}

function nameOf(query: string): string | undefined {
  try {
    return getOperationAST(parse(query, { maxTokens: 2_000 }))?.name?.value.slice(0, 200)
  } catch {
    return undefined
  }
}
