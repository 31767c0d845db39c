import { CalendarPlus, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonAnchor } from '../ui/controls.tsx'
import { say } from '../ui/toast.tsx'

/** How to have the days in a calendar: its app, or the address to paste elsewhere. */
export function CalendarCard({ schedule }: { schedule: { calendarUrl: string | null } }) {
  const { t } = useTranslation()
  const { calendarUrl } = schedule
  if (!calendarUrl) return null
  const feed = calendarUrl.replace(/^https?:/, 'webcal:')
  return (
    <section className="card" aria-labelledby="subscribe">
      <div className="stack tight">
        <h2 id="subscribe">{t('when.subscribe')}</h2>
        <p className="soft">{t('when.subscribeLead')}</p>
      </div>
      <div className="row">
        <ButtonAnchor href={feed}>
          <CalendarPlus size={19} aria-hidden />
          {t('when.subscribeOpen')}
        </ButtonAnchor>
        <ButtonAnchor look="quiet" href={`https://calendar.google.com/calendar/r?cid=${encodeURIComponent(feed)}`}>
          {t('when.subscribeGoogle')}
        </ButtonAnchor>
        <Button
          look="quiet"
          onPress={() => void navigator.clipboard?.writeText(calendarUrl).then(() => say(t('state.copied')))}
        >
          <Copy size={18} aria-hidden />
          {t('when.subscribeCopy')}
        </Button>
      </div>
      <label className="field">
        <span className="label">{t('when.address')}</span>
        <input className="input" readOnly value={calendarUrl} onFocus={(event) => event.target.select()} />
      </label>
    </section>
  )
}
