import type { CoordinatesInput } from '@bunri/client/operations'
import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { openMap } from '../where/open-map.ts'

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
    let opened: ReturnType<typeof openMap>
    try {
      opened = openMap(
        {
          container: box.current,
          center: [point.longitude, point.latitude],
          zoom: 14,
          // The wheel scrolls the form.
          scrollZoom: false,
          maxZoom: 19,
        },
        { title: t('suggest.map'), language: i18n.language, t },
      )
    } catch {
      onBroken()
      return
    }
    opened.map.on('moveend', ({ originalEvent }) => {
      // A resized map moves as well, and nobody has chosen that point.
      if (!originalEvent) return
      const { lat, lng } = opened.map.getCenter()
      said.current = { latitude: rounded(lat), longitude: rounded(lng) }
      onMove(said.current)
    })
    map.current = opened.map
    return () => {
      opened.close()
      map.current = null
    }
  }, [i18n.language])

  useEffect(() => {
    if (said.current !== point) map.current?.easeTo({ center: [point.longitude, point.latitude] })
  }, [point])

  return <div ref={box} />
}
