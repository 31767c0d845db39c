import { useTranslation } from 'react-i18next'
import { Segments } from '../ui/choices.tsx'
import { Field, Toggle } from '../ui/fields.tsx'
import { type DayHours, type PlaceValues, weekdays } from './place-values.ts'

/** The ordinary week: unknown, always open, or one span a day. */
export function HoursFields({
  values,
  onChange,
}: {
  values: PlaceValues
  onChange: (next: Partial<PlaceValues>) => void
}) {
  const { t } = useTranslation()
  const { hours, week } = values
  const change = (weekday: keyof typeof week, next: Partial<DayHours>) =>
    onChange({ week: { ...week, [weekday]: { ...week[weekday], ...next } } })
  return (
    <div className="field">
      <span className="label">{t('place.hours')}</span>
      <Segments
        label={t('place.hours')}
        value={hours}
        choices={(['unknown', 'always', 'week'] as const).map((value) => ({
          value,
          label: t(`suggest.hours_${value}`),
        }))}
        onChange={(next) => onChange({ hours: next })}
      />
      {hours === 'week' && (
        <ul className="week">
          {weekdays.map((weekday) => {
            const { isOpen, from, until } = week[weekday]
            const day = t(`weekday.${weekday}`)
            return (
              <li key={weekday}>
                <Toggle isSelected={isOpen} onChange={(is) => change(weekday, { isOpen: is })}>
                  {day}
                </Toggle>
                {isOpen ? (
                  <span className="span">
                    <Field
                      label={t('suggest.opens', { day })}
                      hidesLabel
                      type="time"
                      value={from}
                      onChange={(text) => change(weekday, { from: text })}
                    />
                    <span aria-hidden>–</span>
                    <Field
                      label={t('suggest.closes', { day })}
                      hidesLabel
                      type="time"
                      value={until}
                      onChange={(text) => change(weekday, { until: text })}
                    />
                  </span>
                ) : (
                  <span className="soft">{t('suggest.closedThatDay')}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
