import { ItemPlacesDocument } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { Answered, More } from '../ui/states.tsx'
import { Coverage } from './coverage.tsx'
import { MapAndList } from './map-and-list.tsx'
import { NoPlaces } from './no-places.tsx'
import { PlaceLine } from './place-line.tsx'
import type { Wanted } from './places-page.tsx'
import { useViewport } from './use-viewport.ts'
import { radiusOf } from './viewport.ts'

/** The nearest places that take an item. */
export function ItemPlaces({ slug, wanted }: { slug: string; wanted: Wanted }) {
  const { t } = useTranslation()
  const [viewport, setViewport] = useViewport(wanted.start)
  const variables = {
    slug,
    center: viewport.center,
    radiusMeters: radiusOf(viewport),
    filter: { openNow: wanted.openNow },
    first: 30,
  }
  const answer = useAnswer(ItemPlacesDocument, { variables, keepsPrevious: true })
  const found = answer.data?.item?.nearbyPlaces
  const places = found?.edges.map(({ node }) => node) ?? []
  return (
    <MapAndList wanted={wanted} viewport={viewport} onMove={setViewport} places={places} clusters={[]}>
      <Answered answer={answer}>
        {() => (
          <>
            <Coverage coverage={found?.coverage ?? null} />
            {places.length > 0 && <p className="soft small">{t('where.nearest', { count: places.length })}</p>}
            <ul className={places.length > 0 ? 'rows' : undefined}>
              {found?.edges.map(({ node, distanceMeters }) => (
                <li key={node.id}>
                  <PlaceLine place={node} distanceMeters={distanceMeters} />
                </li>
              ))}
            </ul>
            {places.length === 0 && <NoPlaces wanted={wanted} onWiden={setViewport} viewport={viewport} />}
            <More answer={answer} page={found?.pageInfo} />
          </>
        )}
      </Answered>
    </MapAndList>
  )
}
