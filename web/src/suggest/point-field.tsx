import { type CoordinatesInput, RegionAtDocument, RegionNameDocument } from '@bunri/client/operations'
import { LocateFixed, Plus } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { useHome } from '../home/home.ts'
import { whereAmI } from '../home/where-am-i.ts'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { say } from '../ui/toast.tsx'
import { viewportAround } from '../where/viewport.ts'

const PointMap = lazy(() => import('./point-map.tsx'))

interface Props {
  point: CoordinatesInput | null
  error: string | undefined
  onChange: (point: CoordinatesInput) => void
}

/** A point: the middle of a map, where this device is, or two numbers where there is no map. */
export function PointField({ point, error, onChange }: Props) {
  const { t } = useTranslation()
  const [isBroken, setBroken] = useState(false)
  const { regionId } = useHome()
  const home = useAnswer(RegionNameDocument, { variables: { id: regionId ?? '' }, skip: !regionId })
  const start = viewportAround(home.data?.region?.center ?? undefined).center
  const isReady = !regionId || home.data || home.problem
  const region = useAnswer(RegionAtDocument, {
    variables: { coordinates: point ?? start },
    skip: !point,
    keepsPrevious: true,
  })
  const locate = async () => {
    const found = await whereAmI()
    if (found) onChange(found)
    else say(t('home.notLocated'))
  }
  return (
    <div className="field">
      <span className="label">{t('suggest.point')}</span>
      <span className="hint">{isBroken ? t('suggest.pointByNumbers') : t('suggest.pointHint')}</span>
      {!isBroken && isReady && (
        <section className="map pick" aria-label={t('suggest.map')}>
          <Suspense fallback={<div className="skeleton tall" />}>
            <PointMap point={point ?? start} onMove={onChange} onBroken={() => setBroken(true)} />
          </Suspense>
          <Plus className="cross" size={34} aria-hidden />
        </section>
      )}
      {isBroken && <Numbers point={point ?? start} onChange={onChange} />}
      <div className="row spread">
        <span className="soft small" role="status">
          {point ? (region.data?.regionAt?.fullName ?? t('suggest.chosen')) : t('suggest.notChosen')}
        </span>
        <Button look="quiet" extra="small" onPress={() => void locate()}>
          <LocateFixed size={18} aria-hidden />
          {t('where.locate')}
        </Button>
      </div>
      {error && <span className="error">{error}</span>}
    </div>
  )
}

function Numbers({ point, onChange }: { point: CoordinatesInput; onChange: (point: CoordinatesInput) => void }) {
  const { t } = useTranslation()
  const [latitude, setLatitude] = useState(String(point.latitude))
  const [longitude, setLongitude] = useState(String(point.longitude))
  useEffect(() => {
    const next = { latitude: Number(latitude), longitude: Number(longitude) }
    const isPoint = Math.abs(next.latitude) <= 90 && Math.abs(next.longitude) <= 180
    if (isPoint && (next.latitude !== point.latitude || next.longitude !== point.longitude)) onChange(next)
  }, [latitude, longitude])
  return (
    <div className="grid">
      <Field label={t('suggest.latitude')} inputMode="decimal" value={latitude} onChange={setLatitude} />
      <Field label={t('suggest.longitude')} inputMode="decimal" value={longitude} onChange={setLongitude} />
    </div>
  )
}
