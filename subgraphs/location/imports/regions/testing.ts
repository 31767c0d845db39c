import { readFileSync } from 'node:fs'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { openDataFile } from '../../../_shared/open-data-files.ts'
import { isLongRun } from '../../../_shared/testing.ts'
import { sliceOfBoundaries, sliceOfDongs } from '../../../_shared/testing-slices.ts'
import type { Coordinates } from '../../domain/geo/earth.ts'

/** The files of regions. */
export const regionFiles = {
  districts: 'kr_municipalities_2018.topojson',
  dongs: 'kr_legal_dong_codes_2021.cp949.tsv',
  neighbourhoods: 'kr_submunicipalities_2018.topojson',
  provinces: 'kr_provinces_2018.topojson',
} as const

/** The districts of `npm test`, by their names and by the codes of the statistics office. */
const districtNames =
  /^(서울특별시 (종로구|중구|마포구)|경기도 (남양주시|수원시)|강원도 춘천시|인천광역시 (남구|미추홀구)|세종특별자치시|대구광역시 달성군|부산광역시 해운대구)/
const districtCodes = /^(11010|11020|11140|31130|3101|32010|23030|29010|22310|21090)/

/** The path of a file, or of a part of it. */
export async function pathOf(name: keyof typeof regionFiles): Promise<string> {
  const file = regionFiles[name]
  if (isLongRun || name === 'districts' || name === 'provinces') return openDataFile(file)
  return name === 'dongs'
    ? sliceOfDongs(file, districtNames)
    : sliceOfBoundaries(file, (code) => districtCodes.test(code))
}

/** What is different in a part of the files. */
export const expected = isLongRun
  ? {
      // Merged: 277 provinces and districts, and 230 abolished codes of regions that exist under another code.
      dongs: { read: 46_186, imported: 20_270, merged: 507, flagged: 25_409 },
      neighbourhoods: { read: 3_504, imported: 3_493, flagged: 11 },
      ...{ names: 150_000, districts: 20, dongsAgain: 6_000 },
    }
  : {
      dongs: { read: 1_451, imported: 701, merged: 329, flagged: 421 },
      neighbourhoods: { read: 197, imported: 194, flagged: 3 },
      ...{ names: 5_000, districts: 13, dongsAgain: 200 },
    }

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
