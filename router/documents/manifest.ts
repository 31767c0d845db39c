import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Documents that clients were built with, by their ids. */
export interface TrustedDocuments {
  textOf(id: string): string | undefined
  /** Whether the text is that of a document, character by character. */
  has(text: string): boolean
  texts: readonly string[]
}

/** Maximum number of documents in all manifests. Plans of so many take about 500 MB, and a minute. */
export const documentsMax = 5_000

// The syntax of GraphQL over HTTP, appendix A: a prefix is `sha256` or begins with `x-`.
const idSyntax = /^(?:(?:sha256|x-[\w.~-]+):)?[\w.~-]{1,200}$/

/** `generate-persisted-query-manifest` of Apollo, and Apollo's clients for iOS and Android. */
const apolloShape = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string().min(1) })),
})

/** `persistedDocuments` of the client preset of GraphQL Code Generator, and `persistConfig.file` of Relay. */
const byIdShape = z.record(z.string(), z.string().min(1))

/** The documents in manifest files of any of the three formats. @throws Error that names the file and what is wrong with it */
export function readManifests(paths: readonly string[]): TrustedDocuments {
  const byId = new Map<string, string>()
  for (const path of paths) {
    for (const [id, text] of entriesOf(path)) {
      if (!idSyntax.test(id))
        throw invalid(path, `an id has letters, digits and -._~, and this one has others: ${id.slice(0, 100)}`)
      if (id.startsWith('sha256:') && id !== `sha256:${hashOf(text)}`)
        throw invalid(path, `an id that begins with sha256: has the hash of its text, and this one has not: ${id}`)
      if ((byId.get(id) ?? text) !== text) throw invalid(path, `an id has one text, and this one has two: ${id}`)
      byId.set(id, text)
      byId.set(`sha256:${hashOf(text)}`, text)
    }
  }
  const texts = new Set(byId.values())
  if (texts.size > documentsMax)
    throw new Error(`The manifests have at most ${documentsMax} documents in all; these have ${texts.size}.`)
  return { textOf: (id) => byId.get(id), has: (text) => texts.has(text), texts: [...texts] }
}

function entriesOf(path: string): [string, string][] {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw invalid(path, error instanceof Error ? error.message : String(error))
  }
  const isApollo = typeof content === 'object' && content !== null && 'format' in content
  const parsed = isApollo ? apolloShape.safeParse(content) : byIdShape.safeParse(content)
  if (!parsed.success) throw invalid(path, z.prettifyError(parsed.error))
  const { data } = parsed
  const operations = 'operations' in data && Array.isArray(data.operations) ? data.operations : null
  return operations ? operations.map(({ id, body }) => [id, body]) : Object.entries(data as Record<string, string>)
}

const invalid = (path: string, reason: string) =>
  new Error(
    `A manifest of trusted documents is a JSON object of texts by their ids, or Apollo's format. ${path} is not: ${reason}`,
  )

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export const noDocuments: TrustedDocuments = readManifests([])

/** The documents of our own services, which ask the router like anybody. */
export const ofServices: ReadonlySet<string> = new Set(
  readManifests([fileURLToPath(new URL('service-documents.json', import.meta.url))]).texts,
)
