import { readFileSync } from 'node:fs'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { openDataFile } from '../../_shared/open-data.ts'
import type { Coordinates } from '../domain/sphere.ts'

/** A boundary of a file, with random points that lie in it. */
export interface Sample {
  code: string
  name: string
  points: Coordinates[]
}

/** So many random points in each boundary of a file of open data, or in those that `isTaken` wants. */
export function pointsInBoundaries(
  file: string,
  each: number,
  random: () => number,
  isTaken: (code: string) => boolean = () => true,
): Sample[] {
  const topology: Topology = JSON.parse(readFileSync(openDataFile(file), 'utf8'))
  const [collection] = Object.values(topology.objects)
  const { features } = feature(topology, collection as GeometryCollection<{ code: string; name: string }>)
  return features
    .filter(({ properties }) => isTaken(properties.code))
    .map(({ geometry, properties }) => {
      const rings = (geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []) as number[][][]
      const longitudes = rings.flat().map(([x = 0]) => x)
      const latitudes = rings.flat().map(([, y = 0]) => y)
      const between = (values: number[]) => {
        const least = Math.min(...values)
        return least + random() * (Math.max(...values) - least)
      }
      const points: Coordinates[] = []
      while (points.length < each) {
        const point = { latitude: between(latitudes), longitude: between(longitudes) }
        if (crossings(rings, point) % 2 === 1) points.push(point)
      }
      return { ...properties, points }
    })
}

/** How often a line from the point to the east meets a ring. */
const crossings = (rings: readonly number[][][], { latitude, longitude }: Coordinates): number =>
  rings
    .flatMap((ring) => ring.map((corner, index) => [corner, ring[(index + 1) % ring.length] ?? corner] as const))
    .filter(([[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]]) => {
      if (y1 > latitude === y2 > latitude) return false
      return longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)
    }).length
