import type { BoundsInput, CoordinatesInput } from '@bunri/client/operations'

/** The part of the world that the map shows. */
export interface Viewport {
  center: CoordinatesInput
  bounds: BoundsInput
  /** As in `mapMarkers`. */
  zoom: number
}

/** The city hall of Seoul. */
const seoul: CoordinatesInput = { latitude: 37.5663, longitude: 126.9779 }

const degreesPerKilometre = 1 / 111
const radiusMaxMeters = 20_000
const radiusMinMeters = 50

const rounded = ({ latitude, longitude }: CoordinatesInput): CoordinatesInput => ({
  latitude: Math.round(latitude * 1e4) / 1e4,
  longitude: Math.round(longitude * 1e4) / 1e4,
})

/** A few kilometres around a point. */
export function viewportAround(center: CoordinatesInput = seoul, kilometres = 3): Viewport {
  const north = kilometres * degreesPerKilometre
  const east = north / Math.cos((center.latitude * Math.PI) / 180)
  const { latitude, longitude } = center
  return {
    center: rounded(center),
    bounds: {
      southWest: rounded({ latitude: latitude - north, longitude: longitude - east }),
      northEast: rounded({ latitude: latitude + north, longitude: longitude + east }),
    },
    zoom: 13,
  }
}

export const viewportOf = ({ southWest, northEast }: BoundsInput, zoom: number): Viewport => ({
  center: rounded({
    latitude: (southWest.latitude + northEast.latitude) / 2,
    longitude: (southWest.longitude + northEast.longitude) / 2,
  }),
  // Where the map shows more than the world, it has no rectangle.
  bounds: {
    southWest: rounded({ latitude: Math.max(southWest.latitude, -85), longitude: Math.max(southWest.longitude, -180) }),
    northEast: rounded({ latitude: Math.min(northEast.latitude, 85), longitude: Math.min(northEast.longitude, 180) }),
  },
  zoom: Math.min(Math.max(Math.round(zoom), 0), 22),
})

/** The circle that the rectangle is in, as far as the graph searches. */
export function radiusOf({ bounds, center }: Viewport): number {
  const north = (bounds.northEast.latitude - center.latitude) * 111_000
  const east = (bounds.northEast.longitude - center.longitude) * 111_000 * Math.cos((center.latitude * Math.PI) / 180)
  return Math.round(Math.min(Math.max(Math.hypot(north, east), radiusMinMeters), radiusMaxMeters))
}
