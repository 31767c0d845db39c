import { CollectionDaysDocument, type CollectionDaysQuery, RegionNameDocument } from '@bunri/client/operations'
import { CalendarX2, House } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { setHome, useHome } from '../home/home.ts'
import { HomeLine, HomeSheet } from '../home/home-line.tsx'
import { dateText, dayText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { Dropdown } from '../ui/dropdown.tsx'
import { Title } from '../ui/page.tsx'
import { Sources } from '../ui/sources.tsx'
import { Answered, Empty, Notice } from '../ui/states.tsx'
import { CalendarCard } from './calendar-card.tsx'
import { Days } from './days.tsx'

type Schedule = NonNullable<NonNullable<CollectionDaysQuery['region']>['collectionSchedule']>

export function WhenPage() {
  const { t } = useTranslation()
  const { regionId } = useHome()
  const [isOpen, setOpen] = useState(false)
  if (!regionId)
    return (
      <div className="stack loose">
        <Title text={t('when.title')} lead={t('when.lead')} />
        <Empty Icon={House} text={t('home.none')}>
          <Button onPress={() => setOpen(true)}>{t('home.choose')}</Button>
        </Empty>
        {isOpen && (
          <Suspense>
            <HomeSheet isOpen={isOpen} onClose={() => setOpen(false)} />
          </Suspense>
        )}
      </div>
    )
  return (
    <div className="stack loose">
      <Title text={t('when.title')} />
      <HomeLine />
      <HomeDays regionId={regionId} />
    </div>
  )
}

function HomeDays({ regionId }: { regionId: string }) {
  const { t } = useTranslation()
  const { dwelling, area } = useHome()
  const variables = { regionId, dwelling, area, days: 14 }
  const answer = useAnswer(CollectionDaysDocument, { variables, keepsPrevious: true })
  // All areas to choose from, also after one is chosen.
  const undivided = useAnswer(CollectionDaysDocument, { variables: { ...variables, area: null }, skip: !area })
  const name = useAnswer(RegionNameDocument, { variables: { id: regionId } })
  return (
    <Answered answer={answer} isTall>
      {({ region }) => {
        const schedule = region?.collectionSchedule
        if (!schedule)
          return (
            <Empty Icon={CalendarX2} text={t('when.unknown', { region: name.data?.region?.fullName ?? '' })}>
              {area && (
                <Button look="quiet" onPress={() => setHome({ area: null })}>
                  {t('when.allAreas')}
                </Button>
              )}
            </Empty>
          )
        const whole = undivided.data?.region?.collectionSchedule ?? schedule
        return (
          <>
            {(schedule.isDivided || area) && <Areas schedule={whole} area={area} />}
            <Days schedule={schedule} />
            <CalendarCard schedule={schedule} />
            <Notes schedule={schedule} />
          </>
        )
      }}
    </Answered>
  )
}

function Areas({ schedule, area }: { schedule: Schedule; area: string | null }) {
  const { t } = useTranslation()
  const names = new Set(schedule.nextPickups.flatMap(({ rule }) => rule.areas.map(({ name }) => name)))
  if (area) names.add(area)
  if (names.size < 2) return null
  const choices = [...names].sort((a, b) => a.localeCompare(b, 'ko')).map((value) => ({ value, label: value }))
  return (
    <div className="stack tight">
      <p className="soft small">{t('when.divided')}</p>
      <Dropdown
        label={t('when.area')}
        value={area ?? ''}
        choices={[{ value: '', label: t('when.allAreas') }, ...choices]}
        onChange={(value) => setHome({ area: value || null })}
      />
    </div>
  )
}

function Notes({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation()
  return (
    <section className="stack tight small">
      {schedule.exceptions.length > 0 && (
        <Notice>
          <strong>{t('when.exceptions')}</strong>
          <ul>
            {schedule.exceptions.map(({ date, isCancelled, movedTo, reason }) => (
              <li key={`${date} ${reason}`}>
                {dayText(date)}:{' '}
                {isCancelled ? t('when.cancelled') : movedTo ? t('when.movedTo', { date: dayText(movedTo) }) : ''} (
                {reason})
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {schedule.remarks.length > 0 && (
        <details>
          <summary>{t('when.remarks')}</summary>
          <ul className="stack tight" lang="ko">
            {schedule.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="soft">
        {schedule.appliesTo && t('when.appliesTo', { region: schedule.appliesTo.fullName })}
        {' · '}
        {t('when.reviewed', { date: dateText(schedule.lastReviewedOn) })}
        {' · '}
        {t(`confidence.${schedule.confidence}`)}
      </p>
      {schedule.contactPhone && (
        <p>
          <a href={`tel:${schedule.contactPhone}`}>{t('when.contact', { phone: schedule.contactPhone })}</a>
        </p>
      )}
      <div className="soft">
        <Sources sources={schedule.sources} />
      </div>
    </section>
  )
}
