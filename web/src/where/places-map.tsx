import type { PlaceRowFragment } from '@bunri/client/operations'
import { type LngLatBoundsLike, Map as MapLibre, Marker, NavigationControl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import '../styles/map.css'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { baseStyle, emptyStyle } from './base-map.ts'
import type { Cluster } from './map-and-list.tsx'
import { clusterMarker, placeMarker } from './markers.ts'
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
    let created: MapLibre
    try {
      created = new MapLibre({
        container: box.current,
        style: emptyStyle(),
        bounds: boundsOf(viewport.bounds),
        attributionControl: { compact: true },
        dragRotate: false,
        touchPitch: false,
        minZoom: 5,
        maxZoom: 18,
        locale: {
          'NavigationControl.ZoomIn': t('where.zoomIn'),
          'NavigationControl.ZoomOut': t('where.zoomOut'),
          'Map.Title': t('where.mapLabel'),
        },
      })
    } catch {
      onBroken()
      return
    }
    created.touchZoomRotate.disableRotation()
    created.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
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
    const restyle = async () => {
      const style = await baseStyle(i18n.language, t('where.boundaries'))
      if (map.current === created) created.setStyle(style)
    }
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', restyle)
    const themes = new MutationObserver(restyle)
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    map.current = created
    void restyle()
    return () => {
      dark.removeEventListener('change', restyle)
      themes.disconnect()
      created.remove()
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
