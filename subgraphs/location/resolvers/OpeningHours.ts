import { pickLocale } from '../../_shared/locale.ts'
import { isAlwaysOpen, type Span } from '../domain/hours/hours.ts'
import { exceptionalDays, isOpenAt, nextChangeAfter } from '../domain/hours/opening.ts'
import { periodsOf, unknownDays } from '../domain/hours/periods.ts'
import { timeOf } from '../domain/hours/times.ts'
import { weekdayLines } from '../domain/hours/weekday-lines.ts'
import type { OpeningHoursResolvers } from '../types.generated.ts'

export const OpeningHours: OpeningHoursResolvers = {
  isAlwaysOpen: ({ hours }) => isAlwaysOpen(hours),

  periods: ({ hours }) => periodsOf(hours),

  unknownDays: ({ hours }) => unknownDays(hours),

  exceptions: ({ hours, ...setting }, _args, { locale }) =>
    exceptionalDays(hours, setting, new Date()).flatMap(({ day: date, hours: own, reason: told }) => {
      const spans: readonly (Span | null)[] = own?.length ? own : [null]
      return spans.map((span) => ({
        date,
        isClosed: own && own.length === 0,
        opensAt: span && timeOf(span[0]),
        closesAt: span && timeOf(span[1]),
        reason: told?.[locale] ?? null,
      }))
    }),

  isOpen: ({ hours, status, ...setting }, { at }) =>
    status === 'OPERATING' ? isOpenAt(hours, setting, at ?? new Date()) : false,

  nextChangeAt: ({ hours, status, ...setting }, { after }) =>
    status === 'OPERATING' ? nextChangeAfter(hours, setting, after ?? new Date()) : null,

  weekdayLines: ({ hours }, args, { locale }) => weekdayLines(hours, pickLocale(args.locale, locale)),
}
