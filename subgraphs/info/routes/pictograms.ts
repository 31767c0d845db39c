import type { FastifyInstance } from 'fastify'
import { isCurrent } from '../../_shared/etags.ts'
import { pictogramKinds, pictogramOf } from '../domain/pictograms/pictograms.ts'

/**
 * Serves the pictograms at `/pictograms/<kind>/<key>.svg`. With the version of the drawing in `v`, as the schema's addresses have it, a copy may be
 * kept for a year; without it for an hour.
 */
export function servePictograms(http: FastifyInstance): void {
  http.get<{ Params: { kind: string; key: string }; Querystring: { v?: unknown } }>(
    '/pictograms/:kind/:key.svg',
    async (request, reply) => {
      const kind = pictogramKinds.find((known) => known === request.params.kind)
      const pictogram = kind && pictogramOf(kind, request.params.key)
      if (!pictogram) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such pictogram.')
      const { svg, version } = pictogram
      const age = request.query.v === version ? 'max-age=31536000, immutable' : 'max-age=3600'
      reply.headers({
        'cache-control': `public, ${age}`,
        'content-security-policy': "default-src 'none'",
        'cross-origin-resource-policy': 'cross-origin',
        etag: `"${version}"`,
      })
      if (isCurrent(request, `"${version}"`)) return reply.code(304).send()
      return reply.type('image/svg+xml').send(svg)
    },
  )
}
