import type { PlaceRowFragment } from '@bunri/client/operations'
import { Marker } from 'maplibre-gl'
import { numberText } from '../i18n/format.ts'
import type { Cluster } from './map-and-list.tsx'

function button(className: string, text: string, label: string, onPress: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { className, type: 'button', textContent: text })
  made.setAttribute('aria-label', label)
  made.addEventListener('click', (event) => {
    event.stopPropagation()
    onPress()
  })
  return made
}

export const clusterMarker = ({ count, coordinates }: Cluster, label: string, onPress: () => void): Marker =>
  new Marker({ element: button('marker cluster', numberText(count), label, onPress) }).setLngLat([
    coordinates.longitude,
    coordinates.latitude,
  ])

export function placeMarker(
  { name, coordinates, openingHours }: PlaceRowFragment,
  isChosen: boolean,
  onPress: () => void,
): Marker {
  const shut = openingHours?.isOpen === false ? 'shut' : ''
  const element = button(`marker place ${shut} ${isChosen ? 'chosen' : ''}`, '', name, onPress)
  element.setAttribute('aria-pressed', String(isChosen))
  return new Marker({ element }).setLngLat([coordinates.longitude, coordinates.latitude])
}
