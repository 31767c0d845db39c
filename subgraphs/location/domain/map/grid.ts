import type { Bounds } from '../geo/areas.ts'
import { crossesDateLine } from '../geo/date-line.ts'
import { radians } from '../geo/earth.ts'

// The map is counted in cells. The cells of a level are the tiles that web maps have at that zoom (Web Mercator):
// columns count eastward from the date line, rows count southward, and each cell has four cells of the next level in
// it.

/** The coarsest level that places are counted on. */
export const levelMin = 2

/** The finest level that places are counted on. Its cells are 244 m wide in Seoul. */
export const levelMax = 17

/** Web Mercator ends at 85.05 degrees. Places beyond it lie in the outermost rows. */
const latitudeMax = 85.06

/** The number of columns of a level, which is also its number of rows. */
export const cellsAcross = (level: number): number => 2 ** level

/** The column that a longitude lies in, as `map_cell` in the migrations computes it. */
export const columnOf = (longitude: number, level: number): number =>
  Math.min(cellsAcross(level) - 1, Math.floor(((longitude + 180) / 360) * cellsAcross(level)))

/** The row that a latitude lies in, as `map_cell` in the migrations computes it. */
export function rowOf(latitude: number, level: number): number {
  const clamped = Math.max(-latitudeMax, Math.min(latitudeMax, latitude))
  const share = (1 - Math.asinh(Math.tan(radians(clamped))) / Math.PI) / 2
  return Math.max(0, Math.min(cellsAcross(level) - 1, Math.floor(share * cellsAcross(level))))
}

/** The longitude of a column's western edge. */
export const longitudeOf = (column: number, level: number): number => (column / cellsAcross(level)) * 360 - 180

/** The latitude of a row's northern edge. */
export const latitudeOf = (row: number, level: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / cellsAcross(level)))) * 180) / Math.PI

/** The cells of one level that a rectangle touches. */
export interface Grid {
  level: number
  /** From west to east. Across the date line the last column is followed by column 0. */
  columns: number[]
  /** The northernmost and the southernmost row. */
  rows: readonly [first: number, last: number]
}

/**
 * The grid over a rectangle at a zoom: cells a quarter of a tile wide, which leaves room for a marker in each. A
 * rectangle that touches more than `cellsMax` of them gets larger cells.
 */
export function gridOver(bounds: Bounds, zoom: number, cellsMax: number): Grid {
  for (let level = Math.min(zoom + 2, levelMax); level > levelMin; level -= 1) {
    const grid = gridAt(bounds, level, cellsMax)
    if (grid.columns.length * (grid.rows[1] - grid.rows[0] + 1) <= cellsMax) return grid
  }
  return gridAt(bounds, levelMin, cellsMax)
}

function gridAt({ southWest, northEast }: Bounds, level: number, cellsMax: number): Grid {
  const across = cellsAcross(level)
  const [west, east] = [columnOf(southWest.longitude, level), columnOf(northEast.longitude, level)]
  const width = crossesDateLine(southWest.longitude, northEast.longitude) ? east - west + across : east - west
  // A whole turn ends in the column that it began in. One column more than the limit is enough to exceed it.
  const count = Math.min(width + 1, across, cellsMax + 1)
  return {
    level,
    columns: Array.from({ length: count }, (_, index) => (west + index) % across),
    rows: [rowOf(northEast.latitude, level), rowOf(southWest.latitude, level)],
  }
}

/** The rectangle that the cells of a grid fill. The outermost rows reach to the poles. */
export function boundsOfGrid({ level, columns, rows }: Grid): Bounds {
  const [northernmost, southernmost] = rows
  const [first = 0] = columns
  const last = columns.at(-1) ?? first
  const isAllAround = columns.length === cellsAcross(level)
  const reachesSouthPole = southernmost === cellsAcross(level) - 1
  return {
    southWest: {
      latitude: reachesSouthPole ? -90 : latitudeOf(southernmost + 1, level),
      longitude: isAllAround ? -180 : longitudeOf(first, level),
    },
    northEast: {
      latitude: northernmost === 0 ? 90 : latitudeOf(northernmost, level),
      longitude: isAllAround ? 180 : longitudeOf(last + 1, level),
    },
  }
}
