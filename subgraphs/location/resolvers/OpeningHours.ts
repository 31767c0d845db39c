import { pickLocale } from '../../_shared/locale.ts'
import { isAlwaysOpen, type Span } from '../domain/hours/hours.ts'
import { exceptionalDays, isOpenAt, nextChangeAfter } from '../domain/hours/opening.ts'
import { periodsOf, unknownDays } from '../domain/hours/periods.ts'
import { formatTime } from '../domain/hours/times.ts'
import { weekdayLines } from '../domain/hours/weekday-lines.ts'
import type { OpeningHoursResolvers } from '../types.generated.ts'

export const OpeningHours: OpeningHoursResolvers = {
  isAlwaysOpen: ({ hours }) => isAlwaysOpen(hours),

  periods: ({ hours }) => periodsOf(hours),

  unknownDays: ({ hours }) => unknownDays(hours),

  exceptions: ({ hours, ...calendar }, _args, { locale }) =>
    exceptionalDays(hours, calendar, new Date()).flatMap(({ day: date, hours: own, reason }) => {
      const spans: readonly (Span | null)[] = own?.length ? own : [null]
      return spans.map((span) => ({
        date,
        isClosed: own && own.length === 0,
        opensAt: span && formatTime(span[0]),
        closesAt: span && formatTime(span[1]),
        reason: reason?.[locale] ?? null,
      }))
    }),

  isOpen: ({ hours, status, ...calendar }, { at }) =>
    status === 'OPERATING' ? isOpenAt(hours, calendar, at ?? new Date()) : false,

  nextChangeAt: ({ hours, status, ...calendar }, { after }) =>
    status === 'OPERATING' ? nextChangeAfter(hours, calendar, after ?? new Date()) : null,

  weekdayLines: ({ hours }, args, { locale }) => weekdayLines(hours, pickLocale(args.locale, locale)),
}
