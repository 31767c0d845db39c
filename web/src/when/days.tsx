import type { CollectionDayRowFragment } from '@bunri/client/operations'
import { parseDate, today } from '@internationalized/date'
import { useTranslation } from 'react-i18next'
import { korea, timeText } from '../i18n/format.ts'
import { MethodIcon } from '../ui/method.tsx'
import { Empty } from '../ui/states.tsx'

/** The collections of the next days, day by day. */
export function Days({ schedule }: { schedule: { nextPickups: readonly CollectionDayRowFragment[] } }) {
  const { t } = useTranslation()
  const byDay = new Map<string, CollectionDayRowFragment[]>()
  for (const pickup of schedule.nextPickups) byDay.set(pickup.date, [...(byDay.get(pickup.date) ?? []), pickup])
  if (byDay.size === 0) return <Empty text={t('when.nothing')} />
  return (
    <ol className="rows">
      {[...byDay].map(([date, pickups]) => (
        <Day key={date} date={date} pickups={pickups} />
      ))}
    </ol>
  )
}

function Day({ date, pickups }: { date: string; pickups: readonly CollectionDayRowFragment[] }) {
  const { t, i18n } = useTranslation()
  const day = parseDate(date)
  const distance = day.compare(today(korea))
  const moment = day.toDate('UTC')
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { ...options, timeZone: 'UTC' }).format(moment)
  const near = distance === 0 ? t('when.today') : distance === 1 ? t('when.tomorrow') : part({ weekday: 'short' })
  return (
    <li className={`day ${distance === 0 ? 'today' : ''}`}>
      <h2 className="date small">
        <span className="visually-hidden">{part({ dateStyle: 'full' })}</span>
        <span aria-hidden>{near}</span>
        <strong aria-hidden>{day.day}</strong>
        <span aria-hidden>{part({ month: 'short' })}</span>
      </h2>
      <ul className="stack tight">
        {together(pickups).map((pickup) => (
          <li key={pickup.uid} className="pickup">
            <MethodIcon method={pickup.method} />
            <span className="body">
              <strong>{t(`method.${pickup.method}`)}</strong>
              {pickup.materials.length > 0 && <span>{pickup.materials.map(({ name }) => name).join(', ')}</span>}
              <span className="small">{windowText(pickup, t)}</span>
              <span className="soft small">{t(`placement.${pickup.rule.placement}`)}</span>
              {pickup.isMoved && <span className="small">{t('when.moved')}</span>}
              {pickup.rule.coverage !== 'ALL' && (
                <span className="soft small">
                  {pickup.rule.coverage === 'PART' ? t('when.part') : t('when.uncertain')}
                  {pickup.rule.areas.length > 0 && `: ${areasText(pickup)}`}
                </span>
              )}
              {pickup.rule.conditions && (
                <details className="soft small">
                  <summary>{t('when.conditions')}</summary>
                  <p lang={pickup.rule.conditionsLocale ?? undefined}>{pickup.rule.conditions}</p>
                </details>
              )}
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}

const areasShown = 3

const areasText = ({ rule }: CollectionDayRowFragment): string =>
  rule.areas
    .slice(0, areasShown)
    .map(({ name }) => name)
    .join(', ') + (rule.areas.length > areasShown ? ' …' : '')

/** Several rules may say the same of one day, each for areas of its own: one line is enough. */
function together(pickups: readonly CollectionDayRowFragment[]): CollectionDayRowFragment[] {
  const first = new Map<string, CollectionDayRowFragment>()
  for (const pickup of pickups) {
    const { method, putOutFrom, putOutUntil, materials, isMoved, rule } = pickup
    const key = JSON.stringify([
      method,
      putOutFrom,
      putOutUntil,
      materials.map(({ id }) => id),
      isMoved,
      rule.placement,
      rule.coverage,
    ])
    const known = first.get(key)
    if (!known) first.set(key, pickup)
    else first.set(key, { ...known, rule: { ...known.rule, areas: [...known.rule.areas, ...rule.areas] } })
  }
  return [...first.values()]
}

type Translate = ReturnType<typeof useTranslation>['t']

function windowText({ putOutFrom, putOutUntil }: CollectionDayRowFragment, t: Translate): string {
  if (!putOutFrom) return t('when.windowUnknown')
  const from = timeText(putOutFrom)
  if (!putOutUntil) return t('when.from', { from })
  const dayOf = (moment: string) => new Date(moment).toLocaleDateString('en-CA', { timeZone: korea })
  const key = dayOf(putOutFrom) === dayOf(putOutUntil) ? 'when.window' : 'when.windowOver'
  return t(key, { from, until: timeText(putOutUntil) })
}
