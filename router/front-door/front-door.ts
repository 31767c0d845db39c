import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { etagOf, isCurrent } from '../../subgraphs/_shared/etags.ts'
import { pageLanguage, sendPage } from '../page-language.ts'
import { perVersion } from '../per-version.ts'
import { printByName } from '../printed-schema.ts'
import { ownershipOf } from './ownership.ts'
import { frontDoorPage, runScript } from './page.ts'

/** Seconds for which clients and proxies keep the schema without asking again. */
const schemaSeconds = 300

interface FrontDoorParts {
  /** The version of the graph that answers now. */
  graph(): { supergraphSdl: string; schema: GraphQLSchema }
  /** Whether the pages to explore the graph are there. */
  development: boolean
}

/** Serves `/`, which shows a newcomer the way in, and `/schema.graphql`, the schema that clients see. Both in production as well. */
export async function frontDoor(http: FastifyInstance, { graph, development }: FrontDoorParts): Promise<void> {
  const current = perVersion(graph, ({ supergraphSdl, schema }) => {
    const sdl = printByName(schema)
    return { parts: ownershipOf(supergraphSdl), sdl, etag: etagOf(sdl) }
  })
  const script = createHash('sha256').update(runScript).digest('base64')
  const policy = `default-src 'none'; script-src 'sha256-${script}'; style-src 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  http.get('/', async (request, reply) => {
    const language = pageLanguage(request)
    const html = frontDoorPage(current().parts, development, language)
    return sendPage(request, reply, { html, locale: language.locale, policy, cacheControl: 'no-cache' })
  })

  http.get('/schema.graphql', async (request, reply) => {
    const { sdl, etag } = current()
    reply.headers({ etag, 'cache-control': `public, max-age=${schemaSeconds}` })
    if (isCurrent(request, etag)) return reply.code(304).send()
    return reply.type('application/graphql; charset=utf-8').send(sdl)
  })
}
