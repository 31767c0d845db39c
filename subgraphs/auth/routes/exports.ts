import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../_shared/db.ts'
import { refuse } from '../../_shared/http-refusals.ts'
import type { Config } from '../config.ts'
import { downloadPath, findArchive } from '../domain/data-exports/downloads.ts'

const query = z.object({ expires: z.string().max(12), signature: z.string().max(100) })

const notFound = {
  status: 404,
  message: 'This address has expired, or is not complete. The app has a new one after a sign-in.',
}

/** Serves the archives of exports at the addresses that `DataExport.downloadUrl` returns. */
export const exportRoutes =
  ({ db, config }: { db: Db; config: Config }): FastifyPluginAsync =>
  async (http) => {
    http.get<{ Params: { id: string } }>(downloadPath, async (request, reply) => {
      const given = query.safeParse(request.query)
      const archive = given.success && (await findArchive(db, config, { id: request.params.id, ...given.data }))
      if (!archive) return refuse(reply, notFound)
      return reply
        .type('application/zip')
        .header('content-disposition', 'attachment; filename="bunri-data.zip"')
        .header('referrer-policy', 'no-referrer')
        .send(Buffer.from(archive))
    })
  }
