import { asc, eq } from 'drizzle-orm'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { z } from 'zod'
import { isOneOf } from '../../_shared/array-conditions.ts'
import type { Db } from '../../_shared/db.ts'
import { etagOf, isCurrent } from '../../_shared/etags.ts'
import { type Locale, locales, supportedLocale } from '../../_shared/locale.ts'
import { type ByIds, prepared } from '../../_shared/prepared-queries.ts'
import { materials, sources } from '../db/schema.ts'
import { calendarOf } from '../domain/calendar/calendar.ts'
import { dayAt } from '../domain/collection/days.ts'
import { nearestSchedules } from '../domain/collection/nearest-schedules.ts'
import type { DwellingType } from '../types.generated.ts'

const dwellings = ['APARTMENT', 'HOUSE', 'BUSINESS'] as const satisfies readonly DwellingType[]

/** Longest name of an area, in UTF-16 code units; the schema allows fifty characters. */
const areaMax = 200

const query = z.object({
  locale: z.enum(locales).optional(),
  dwelling: z.enum(dwellings).optional(),
  area: z.string().max(areaMax).optional(),
})

const badQuery = `\`locale\` is ${locales.join(' or ')}; \`dwelling\` is one of ${dwellings.join(', ')}.`

const noSchedule = {
  ko: '이 지역의 배출 일정은 알려진 것이 없습니다.',
  en: 'No collection schedule is known for this region.',
}

/**
 * Serves the feeds that `CollectionSchedule.calendarUrl` points to; in one process the router mounts these routes. The
 * query parameter `locale` (`ko` or `en`) overrides Accept-Language; `dwelling` selects one type of dwelling, `area`
 * the rules for areas with a name. A client
 * that sends the current ETag in If-None-Match gets 304.
 */
export function serveCalendars(http: FastifyInstance, db: Db): void {
  http.get<{ Params: { regionId: string } }>('/calendars/:regionId.ics', async (request, reply) => {
    const parameters = query.safeParse(request.query)
    reply.header('vary', 'Accept-Language')
    if (!parameters.success) return reply.code(400).type('text/plain; charset=utf-8').send(badQuery)
    const { locale = languageOf(request), dwelling = null, area = null } = parameters.data
    const [schedule] = await nearestSchedules(db, [{ regionId: request.params.regionId, dwelling, area }])
    if (!schedule) return reply.code(404).type('text/plain; charset=utf-8').send(noSchedule[locale])
    const [source] = await ruleSources(db)
    const today = dayAt(new Date(), schedule.region.timeZone)
    const materialIds = schedule.rules.flatMap((rule) => rule.materialIds)
    const scheduleMaterials = materialIds.length > 0 ? await materialsById(db, { ids: [...new Set(materialIds)] }) : []
    const calendar = calendarOf(schedule, {
      today,
      locale,
      source: source?.title ?? '',
      materials: scheduleMaterials,
    })
    const etag = etagOf(calendar)
    reply.headers({ etag, 'cache-control': 'public, max-age=3600' })
    if (isCurrent(request, etag)) return reply.code(304).send()
    return reply
      .headers({ 'content-disposition': `inline; filename="${schedule.region.id}.ics"` })
      .type('text/calendar; charset=utf-8')
      .send(calendar)
  })
}

const ruleSources = prepared((db) => db.select().from(sources).where(eq(sources.id, 'household-rules')))

const materialsById = prepared((db, { ids }: ByIds) =>
  db.select().from(materials).where(isOneOf(materials.id, ids)).orderBy(asc(materials.position)),
)

const languageOf = (request: FastifyRequest): Locale =>
  supportedLocale(new Negotiator(request).language([...locales])) ?? locales[0]
