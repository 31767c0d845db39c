import { readFileSync } from 'node:fs'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { openDataFile } from '../../../_shared/open-data-files.ts'
import type { Coordinates } from '../../domain/geo/earth.ts'

/** A boundary of a file, with random points inside it. */
export interface Sample {
  code: string
  name: string
  points: Coordinates[]
}

/**
 * Random points in each boundary of a file of open data, or in those that `isTaken` selects. Turf decides what is
 * inside.
 */
export function pointsInBoundaries(
  file: string,
  pointsEach: number,
  random: () => number,
  isTaken: (code: string) => boolean = () => true,
): Sample[] {
  const topology: Topology = JSON.parse(readFileSync(openDataFile(file), 'utf8'))
  const [collection] = Object.values(topology.objects)
  const { features } = feature(topology, collection as GeometryCollection<{ code: string; name: string }>)
  return features
    .filter(({ properties }) => isTaken(properties.code))
    .map(({ geometry, properties }) => {
      if (geometry.type !== 'MultiPolygon' && geometry.type !== 'Polygon')
        throw new Error(`${properties.name} is not an area.`)
      const corners = geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2)
      const between = (values: number[]) => {
        const least = Math.min(...values)
        return least + random() * (Math.max(...values) - least)
      }
      const points: Coordinates[] = []
      while (points.length < pointsEach) {
        const latitude = between(corners.map(([, y = 0]) => y))
        const longitude = between(corners.map(([x = 0]) => x))
        if (booleanPointInPolygon([longitude, latitude], geometry)) points.push({ latitude, longitude })
      }
      return { ...properties, points }
    })
}
