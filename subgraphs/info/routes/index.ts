import type { FastifyPluginAsync } from 'fastify'
import type { AskSubgraph } from '../../_shared/ask-subgraph.ts'
import type { Db } from '../../_shared/db.ts'
import { serveCalendars } from './calendars.ts'
import { serveDictionaries } from './dictionaries.ts'
import { servePictograms } from './pictograms.ts'

/** Calendar feeds, pictograms and the dictionaries for apps without a signal; in one process the router mounts these routes. */
export const routes =
  ({ db, ask }: { db: Db; ask: AskSubgraph }): FastifyPluginAsync =>
  async (http) => {
    serveCalendars(http, db)
    serveDictionaries(http, { db, ask })
    servePictograms(http)
  }
