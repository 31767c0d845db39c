import { MapMarkersDocument, PlacesInBoundsDocument } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { Answered, More, Problem } from '../ui/states.tsx'
import { Coverage } from './coverage.tsx'
import { MapAndList } from './map-and-list.tsx'
import { NoPlaces } from './no-places.tsx'
import { PlaceLine } from './place-line.tsx'
import type { Wanted } from './places-page.tsx'
import { useViewport } from './use-viewport.ts'

/** Every place in sight: clusters on the map, pages in the list. */
export function AllPlaces({ materialId, wanted }: { materialId: string; wanted: Wanted }) {
  const { t } = useTranslation()
  const [viewport, setViewport] = useViewport(wanted.start)
  const { bounds, zoom, center } = viewport
  const filter = { openNow: wanted.openNow, ...(materialId && { materialIds: [materialId] }) }
  const markers = useAnswer(MapMarkersDocument, {
    variables: { bounds, zoom, center, filter },
    skip: wanted.view === 'list',
    keepsPrevious: true,
  })
  const list = useAnswer(PlacesInBoundsDocument, {
    variables: { bounds, filter, first: 20 },
    skip: wanted.view === 'map',
    keepsPrevious: true,
  })
  const found = list.data?.placesInBounds
  const shown = markers.data?.mapMarkers ?? []
  const places = shown.flatMap((marker) => (marker.__typename === 'PlaceMarker' ? [marker.place] : []))
  const clusters = shown.flatMap((marker) => (marker.__typename === 'PlaceCluster' ? [marker] : []))
  const coverage = (wanted.view === 'map' ? markers.data?.placeCoverage : found?.coverage) ?? null
  return (
    <MapAndList wanted={wanted} viewport={viewport} onMove={setViewport} places={places} clusters={clusters}>
      {wanted.view === 'map' ? (
        <>
          <Problem answer={markers} />
          <Coverage coverage={coverage} />
          {markers.data && shown.length === 0 && <NoPlaces wanted={wanted} onWiden={setViewport} viewport={viewport} />}
        </>
      ) : (
        <Answered answer={list}>
          {() => (
            <>
              <Coverage coverage={coverage} />
              {found && found.edges.length > 0 && (
                <p className="soft small">{t('where.count', { count: found.totalCount ?? 0 })}</p>
              )}
              <ul className={found?.edges.length ? 'rows' : undefined}>
                {found?.edges.map(({ node }) => (
                  <li key={node.id}>
                    <PlaceLine place={node} />
                  </li>
                ))}
              </ul>
              {found?.edges.length === 0 && <NoPlaces wanted={wanted} onWiden={setViewport} viewport={viewport} />}
              <More answer={list} page={found?.pageInfo} />
            </>
          )}
        </Answered>
      )}
    </MapAndList>
  )
}
