import type { MapMarkersQuery, PlaceRowFragment } from '@bunri/client/operations'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/states.tsx'
import { PlaceLine } from './place-line.tsx'
import type { Wanted } from './places-page.tsx'
import type { Viewport } from './viewport.ts'

// The map library is larger than the rest of the app.
const PlacesMap = lazy(() => import('./places-map.tsx'))

export type Cluster = Extract<NonNullable<MapMarkersQuery['mapMarkers']>[number], { __typename: 'PlaceCluster' }>

interface Props {
  wanted: Wanted
  viewport: Viewport
  onMove: (viewport: Viewport) => void
  places: readonly PlaceRowFragment[]
  clusters: readonly Cluster[]
  children: ReactNode
}

export function MapAndList({ wanted, viewport, onMove, places, clusters, children }: Props) {
  const { t } = useTranslation()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [isBroken, setBroken] = useState(false)
  const chosen = places.find(({ id }) => id === chosenId)
  const hasMap = wanted.view !== 'list' && !isBroken
  return (
    <div className={`places ${wanted.view}`}>
      {isBroken && wanted.view !== 'list' && <Notice kind="warn">{t('where.mapFailed')}</Notice>}
      {hasMap && (
        <section className="map" aria-label={t('where.mapLabel')}>
          <Suspense fallback={<div className="skeleton tall" />}>
            <PlacesMap
              viewport={viewport}
              here={wanted.here}
              places={places}
              clusters={clusters}
              chosenId={chosenId}
              onMove={onMove}
              onChoose={setChosenId}
              onBroken={() => setBroken(true)}
            />
          </Suspense>
        </section>
      )}
      <div className="stack">
        {chosen && (
          <div className="rows" aria-live="polite">
            <PlaceLine place={chosen} />
          </div>
        )}
        {children}
        {isBroken && wanted.view === 'map' && (
          <ul className="rows">
            {places.map((place) => (
              <li key={place.id}>
                <PlaceLine place={place} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
