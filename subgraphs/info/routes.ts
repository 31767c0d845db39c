import { createHash } from 'node:crypto'
import { asc, eq, inArray } from 'drizzle-orm'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { z } from 'zod'
import type { Db } from '../_shared/db.ts'
import { type Locale, locales, supportedLocale } from '../_shared/locale.ts'
import { materials, sources } from './db/schema.ts'
import { calendarOf } from './domain/calendar/calendar.ts'
import { dayAt } from './domain/collection/days.ts'
import { schedulesAround } from './domain/collection/schedules.ts'
import type { DwellingType } from './types.generated.ts'

const dwellings = ['APARTMENT', 'HOUSE', 'BUSINESS'] as const satisfies readonly DwellingType[]

const query = z.object({ locale: z.enum(locales).optional(), dwelling: z.enum(dwellings).optional() })

const badQuery = `\`locale\` is ${locales.join(' or ')}; \`dwelling\` is one of ${dwellings.join(', ')}.`

const noSchedule = {
  ko: '이 지역의 배출 일정은 알려진 것이 없습니다.',
  en: 'No collection schedule is known for this region.',
}

/** The calendars that `CollectionSchedule.calendarUrl` points to. */
export const routes =
  ({ db }: { db: Db }): FastifyPluginAsync =>
  async (http) => {
    http.get<{ Params: { regionId: string } }>('/calendars/:regionId.ics', async (request, reply) => {
      const asked = query.safeParse(request.query)
      reply.header('vary', 'Accept-Language')
      if (!asked.success) return reply.code(400).type('text/plain; charset=utf-8').send(badQuery)
      const { locale = languageOf(request), dwelling = null } = asked.data
      const [schedule] = await schedulesAround(db, [{ regionId: request.params.regionId, dwelling }])
      if (!schedule) return reply.code(404).type('text/plain; charset=utf-8').send(noSchedule[locale])
      const [source] = await db.select().from(sources).where(eq(sources.id, 'household-rules'))
      const today = dayAt(new Date(), schedule.region.timeZone)
      const named = schedule.rules.flatMap(({ materialIds }) => materialIds)
      const found = named.length > 0 ? await materialsOf(db, named) : []
      const calendar = calendarOf(schedule, { today, locale, source: source?.title ?? '', materials: found })
      const etag = `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 27)}"`
      reply.headers({ etag, 'cache-control': 'public, max-age=3600' })
      if (isHeld(request, etag)) return reply.code(304).send()
      return reply
        .headers({ 'content-disposition': `inline; filename="${schedule.region.id}.ics"` })
        .type('text/calendar; charset=utf-8')
        .send(calendar)
    })
  }

const materialsOf = async (db: Db, ids: readonly string[]) =>
  db
    .select()
    .from(materials)
    .where(inArray(materials.id, [...new Set(ids)]))
    .orderBy(asc(materials.position))

const languageOf = (request: FastifyRequest): Locale =>
  supportedLocale(new Negotiator(request).language([...locales])) ?? locales[0]

// The comparison is the weak one (RFC 9110, 13.1.2): a proxy that compresses marks what it passes on so.
const isHeld = ({ headers }: FastifyRequest, etag: string): boolean =>
  (headers['if-none-match'] ?? '').split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')))
