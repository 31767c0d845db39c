import type { PlaceRowFragment } from '@bunri/client/operations'
import { type LngLatBoundsLike, type Map as MapLibre, Marker } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cluster } from './map-and-list.tsx'
import { clusterMarker, placeMarker } from './markers.ts'
import { openMap } from './open-map.ts'
import { type Viewport, viewportOf } from './viewport.ts'

interface Props {
  viewport: Viewport
  here: { latitude: number; longitude: number } | null
  places: readonly PlaceRowFragment[]
  clusters: readonly Cluster[]
  chosenId: string | null
  onMove: (viewport: Viewport) => void
  onChoose: (id: string) => void
  onBroken: () => void
}

const boundsOf = ({ southWest, northEast }: Viewport['bounds']): LngLatBoundsLike => [
  [southWest.longitude, southWest.latitude],
  [northEast.longitude, northEast.latitude],
]

export default function PlacesMap({ viewport, here, places, clusters, chosenId, onMove, onChoose, onBroken }: Props) {
  const { t, i18n } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibre | null>(null)
  // The viewport that the map has said itself, which isn't a wish to move it.
  const said = useRef<Viewport | null>(null)

  // The map is made once per language.
  useEffect(() => {
    if (!box.current) return
    let opened: ReturnType<typeof openMap>
    try {
      opened = openMap(
        { container: box.current, bounds: boundsOf(viewport.bounds), maxZoom: 18 },
        { title: t('where.mapLabel'), language: i18n.language, t },
      )
    } catch {
      onBroken()
      return
    }
    const created = opened.map
    const report = () => {
      const bounds = created.getBounds()
      const next = viewportOf(
        {
          southWest: { latitude: bounds.getSouth(), longitude: bounds.getWest() },
          northEast: { latitude: bounds.getNorth(), longitude: bounds.getEast() },
        },
        created.getZoom(),
      )
      said.current = next
      onMove(next)
    }
    created.on('moveend', report)
    created.on('load', report)
    map.current = created
    return () => {
      opened.close()
      map.current = null
    }
  }, [i18n.language])

  useEffect(() => {
    if (said.current && said.current !== viewport) map.current?.fitBounds(boundsOf(viewport.bounds), { duration: 400 })
  }, [viewport])

  useEffect(() => {
    const shown = map.current
    if (!shown) return
    const markers = [
      ...clusters.map((cluster) =>
        clusterMarker(cluster, t('where.cluster', { count: cluster.count }), () =>
          shown.fitBounds(boundsOf(cluster.bounds), { padding: 40, maxZoom: shown.getZoom() + 3 }),
        ),
      ),
      ...places.map((place) => placeMarker(place, place.id === chosenId, () => onChoose(place.id))),
    ]
    for (const marker of markers) marker.addTo(shown)
    return () => {
      for (const marker of markers) marker.remove()
    }
  }, [places, clusters, chosenId, t, onChoose])

  useEffect(() => {
    if (!map.current || !here) return
    const element = Object.assign(document.createElement('div'), { className: 'here' })
    const marker = new Marker({ element }).setLngLat([here.longitude, here.latitude]).addTo(map.current)
    return () => {
      marker.remove()
    }
  }, [here])

  return <div ref={box} />
}
