import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import type { AskSubgraph } from '../../_shared/ask-subgraph.ts'
import type { Db } from '../../_shared/db.ts'
import { isCurrent } from '../../_shared/etags.ts'
import { locales } from '../../_shared/locale.ts'
import { dictionaryText } from '../domain/dictionary/dictionary.ts'
import { currentVersion, momentOf } from '../domain/dictionary/version.ts'

/** A file in each encoding in which it is sent. */
type Encoded = Record<'br' | 'gzip' | 'identity', Buffer>

/** Files that are kept: those of the current version, whole and since the versions that clients have. */
const filesMax = 20

/**
 * Serves the whole catalogue as one file per language at `/dictionary/ko.json` and `/dictionary/en.json`; with `?since=<version>`, what
 * changed since then. A file is made and compressed once per version. A client that sends the current ETag gets 304.
 */
export function serveDictionaries(http: FastifyInstance, { db, ask }: { db: Db; ask: AskSubgraph }): void {
  const files = new LRUCache<string, Promise<Encoded>>({ max: filesMax })

  http.get<{ Params: { name: string }; Querystring: { since?: unknown } }>(
    '/dictionary/:name.json',
    async (request, reply) => {
      const locale = locales.find((known) => known === request.params.name)
      const refuse = (status: number, text: string) => reply.code(status).type('text/plain; charset=utf-8').send(text)
      if (!locale) return refuse(404, `There is a dictionary in ${locales.join(' and ')}.`)
      const { since } = request.query
      if (since !== undefined && (typeof since !== 'string' || !momentOf(since)))
        return refuse(400, '`since` is the `version` of a dictionary; this one is not.')

      const current = await currentVersion(db)
      const etag = `"${[locale, current.version, since].filter(Boolean).join(' ')}"`
      reply.headers({ etag, 'cache-control': 'public, max-age=3600', vary: 'Accept-Encoding' })
      if (isCurrent(request, etag)) return reply.code(304).send()

      let file = files.get(etag)
      if (!file) {
        file = dictionaryText(ask, { ...current, locale, since }).then(encoded)
        files.set(etag, file)
        // A failure is not kept.
        file.catch(() => files.delete(etag))
      }
      const accepted = new Negotiator(request).encodings(['br', 'gzip'])
      const chosen = (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding)) ?? 'identity'
      if (chosen !== 'identity') reply.header('content-encoding', chosen)
      return reply.type('application/json; charset=utf-8').send((await file)[chosen])
    },
  )
}

async function encoded(text: string): Promise<Encoded> {
  const identity = Buffer.from(text)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity, quality), promisify(gzip)(identity)])
  return { br, gzip: zipped, identity }
}
