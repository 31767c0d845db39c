import type { PlaceRowFragment } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { timeText, weekdayText } from '../i18n/format.ts'

const dayMs = 86_400_000

/** Whether a place is open now, and until when. */
export function OpenState({ place }: { place: Pick<PlaceRowFragment, 'status' | 'openingHours'> }) {
  const { t } = useTranslation()
  const { status, openingHours: hours } = place
  if (status === 'PERMANENTLY_CLOSED') return <span className="status shut">{t('place.closedForGood')}</span>
  if (status === 'TEMPORARILY_CLOSED') return <span className="status shut">{t('place.closedTemporarily')}</span>
  if (!hours || hours.isOpen === null) return <span className="status soft">{t('where.hoursUnknown')}</span>
  if (hours.isAlwaysOpen) return <span className="status open">{t('where.always')}</span>
  const next = hours.nextChangeAt
  if (hours.isOpen)
    return (
      <span className="status open">{next ? t('where.openUntil', { time: whenText(next) }) : t('where.open')}</span>
    )
  return (
    <span className="status shut">
      {t('where.closed')}
      {next && ` · ${t('where.opens', { time: whenText(next) })}`}
    </span>
  )
}

/** The time, with the weekday if it isn't within a day. */
const whenText = (moment: string): string =>
  Date.parse(moment) - Date.now() < dayMs ? timeText(moment) : `${weekdayText(moment)} ${timeText(moment)}`
