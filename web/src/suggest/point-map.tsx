import type { CoordinatesInput } from '@bunri/client/operations'
import { Map as MapLibre, NavigationControl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import '../styles/map.css'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { baseStyle, emptyStyle } from '../where/base-map.ts'

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** A map whose middle is the point. It moves by finger, mouse and arrow keys. */
export default function PointMap({
  point,
  onMove,
  onBroken,
}: {
  point: CoordinatesInput
  onMove: (point: CoordinatesInput) => void
  onBroken: () => void
}) {
  const { t, i18n } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibre | null>(null)
  const said = useRef(point)

  // The map is made once per language.
  useEffect(() => {
    if (!box.current) return
    let created: MapLibre
    try {
      created = new MapLibre({
        container: box.current,
        style: emptyStyle(),
        center: [point.longitude, point.latitude],
        zoom: 14,
        attributionControl: { compact: true },
        dragRotate: false,
        touchPitch: false,
        // The wheel scrolls the form.
        scrollZoom: false,
        minZoom: 5,
        maxZoom: 19,
        locale: {
          'NavigationControl.ZoomIn': t('where.zoomIn'),
          'NavigationControl.ZoomOut': t('where.zoomOut'),
          'Map.Title': t('suggest.map'),
        },
      })
    } catch {
      onBroken()
      return
    }
    created.touchZoomRotate.disableRotation()
    created.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
    created.on('moveend', ({ originalEvent }) => {
      // A resized map moves as well, and nobody has chosen that point.
      if (!originalEvent) return
      const { lat, lng } = created.getCenter()
      said.current = { latitude: rounded(lat), longitude: rounded(lng) }
      onMove(said.current)
    })
    map.current = created
    void baseStyle(i18n.language, t('where.boundaries')).then((style) => {
      if (map.current === created) created.setStyle(style)
    })
    return () => {
      created.remove()
      map.current = null
    }
  }, [i18n.language])

  useEffect(() => {
    if (said.current !== point) map.current?.easeTo({ center: [point.longitude, point.latitude] })
  }, [point])

  return <div ref={box} />
}
