import { PlaceDocument, type PlaceQuery } from '@bunri/client/operations'
import { Navigation, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useAnswer } from '../graph/use-answer.ts'
import { dateText, momentText } from '../i18n/format.ts'
import { ButtonAnchor, ButtonLink } from '../ui/controls.tsx'
import { Title } from '../ui/page.tsx'
import { Sources } from '../ui/sources.tsx'
import { Answered, Empty, Notice } from '../ui/states.tsx'
import '../styles/map.css'
import { OpenState } from './open-state.tsx'
import { PlaceReport } from './place-report.tsx'
import { SavePlaceButton } from './save-place-button.tsx'

export type ShownPlace = NonNullable<PlaceQuery['place']>

export function PlacePage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const answer = useAnswer(PlaceDocument, { variables: { id } })
  return (
    <Answered answer={answer} isTall>
      {({ place }) =>
        place ? (
          <article className="stack loose">
            <div className="stack tight" lang={place.nameLocale}>
              <Title text={place.name} />
              <div className="row">
                <span className="soft">{t(`kind.${place.kind}`)}</span>
                <OpenState place={place} />
              </div>
            </div>
            <OpenReports place={place} />
            <div className="row">
              <ButtonAnchor href={mapLink(place)}>
                <Navigation size={18} aria-hidden />
                {t('place.directions')}
              </ButtonAnchor>
              <SavePlaceButton place={place} />
            </div>
            <Facts place={place} />
            <div className="row">
              <PlaceReport place={place} />
              <ButtonLink to={`/places/${place.id}/correct`} look="quiet">
                <PencilLine size={18} aria-hidden />
                {t('suggest.correct')}
              </ButtonLink>
            </div>
          </article>
        ) : (
          <>
            <Title text={t('app.notFound')} />
            <Empty text={t('place.unknown')}>
              <ButtonLink to="/places">{t('app.where')}</ButtonLink>
            </Empty>
          </>
        )
      }
    </Answered>
  )
}

/** Phones open it in the person's own map. */
const mapLink = ({ coordinates: { latitude, longitude }, name }: ShownPlace): string =>
  `https://map.kakao.com/link/map/${encodeURIComponent(name.replaceAll(',', ' '))},${latitude},${longitude}`

function OpenReports({ place }: { place: ShownPlace }) {
  const { t } = useTranslation()
  if (place.openReports.length === 0) return null
  return (
    <Notice kind="warn">
      <strong>{t('place.openReports')}</strong>
      <ul>
        {place.openReports.map(({ problem, count, lastReportedAt }) => (
          <li key={problem}>
            {t('place.reportCount', { problem: t(`problem.${problem}`), count })} ({momentText(lastReportedAt)})
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Facts({ place }: { place: ShownPlace }) {
  const { t } = useTranslation()
  const hours = place.openingHours
  return (
    <div className="card">
      <dl className="facts">
        <div>
          <dt>{t('place.address')}</dt>
          <dd lang="ko">{place.address.formatted}</dd>
          {place.accuracy === 'AREA' && <dd className="soft small">{t('place.inexact')}</dd>}
        </div>
        <div>
          <dt>{t('place.hours')}</dt>
          {hours ? hours.weekdayLines.map((line) => <dd key={line}>{line}</dd>) : <dd>{t('where.hoursUnknown')}</dd>}
          {hours?.exceptions
            .filter(({ isClosed }) => isClosed)
            .slice(0, 5)
            .map(({ date, reason }) => (
              <dd key={date} className="soft small">
                {t('place.exception', { date: dateText(date) })} {reason && `(${reason})`}
              </dd>
            ))}
        </div>
        <div>
          <dt>{t('place.accepts')}</dt>
          {place.accepts.length === 0 && <dd>{t('place.acceptsUnknown')}</dd>}
          {place.accepts.map(({ material, pricing, conditions }) => (
            <dd key={material?.id ?? conditions}>
              {[material?.name, t(`place.${pricing}`), conditions].filter(Boolean).join(' · ')}
            </dd>
          ))}
        </div>
        {place.features.length > 0 && (
          <div>
            <dt className="visually-hidden">{t('place.notes')}</dt>
            <dd>{place.features.map((feature) => t(`feature.${feature}`)).join(' · ')}</dd>
          </div>
        )}
        {place.notes && (
          <div>
            <dt>{t('place.notes')}</dt>
            <dd lang={place.notesLocale ?? undefined}>{place.notes}</dd>
          </div>
        )}
        {place.phone && (
          <div>
            <dt>{t('place.phone')}</dt>
            <dd>
              <a href={`tel:${place.phone}`}>{place.phone}</a>
            </dd>
          </div>
        )}
        {place.website && /^https?:/.test(place.website) && (
          <div>
            <dt>{t('place.website')}</dt>
            <dd>
              <a href={place.website} rel="noreferrer nofollow" target="_blank">
                {new URL(place.website).hostname}
              </a>
            </dd>
          </div>
        )}
      </dl>
      <footer className="stack tight small soft">
        <p>
          {place.verifiedAt ? t('place.verified', { date: dateText(place.verifiedAt) }) : t('place.notVerified')}
          {' · '}
          {t(`confidence.${place.confidence}`)}
          {place.savedCount ? ` · ${t('place.savedCount', { count: place.savedCount })}` : ''}
        </p>
        <Sources sources={place.sources} />
      </footer>
    </div>
  )
}
