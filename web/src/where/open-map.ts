import type { TFunction } from 'i18next'
import { Map as MapLibre, type MapOptions, NavigationControl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import '../styles/map.css'
import { baseStyle, emptyStyle } from './base-map.ts'

/**
 * Opens a map that points north, over our base map in the colours of the theme, also when that changes.
 * @returns the map, and a function that removes it
 * @throws Error without WebGL
 */
export function openMap(
  options: MapOptions,
  { title, language, t }: { title: string; language: string; t: TFunction },
): { map: MapLibre; close(): void } {
  const map = new MapLibre({
    style: emptyStyle(),
    attributionControl: { compact: true },
    dragRotate: false,
    touchPitch: false,
    minZoom: 5,
    locale: {
      'NavigationControl.ZoomIn': t('where.zoomIn'),
      'NavigationControl.ZoomOut': t('where.zoomOut'),
      'Map.Title': title,
    },
    ...options,
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
  let isOpen = true
  const restyle = async () => {
    const style = await baseStyle(language, t('where.boundaries'))
    if (isOpen) map.setStyle(style)
  }
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', restyle)
  const themes = new MutationObserver(restyle)
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  void restyle()
  return {
    map,
    close() {
      isOpen = false
      dark.removeEventListener('change', restyle)
      themes.disconnect()
      map.remove()
    },
  }
}
