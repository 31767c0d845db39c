import type { StyleSpecification } from 'maplibre-gl'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

interface District {
  name: string
  english: string
  code: string
}

/** Tiles of another map, such as OpenStreetMap's, if the build names them. Without them the map needs no other server. */
const tiles: string | undefined = import.meta.env.VITE_MAP_TILES
const tileAttribution: string = import.meta.env.VITE_MAP_ATTRIBUTION ?? ''

let topology: Promise<Topology<{ districts: GeometryCollection<District> }>> | undefined

async function boundaries() {
  topology ??= fetch(`${import.meta.env.BASE_URL}korea.json`).then((response) => {
    if (!response.ok) throw new Error(`The boundaries answered ${response.status}.`)
    return response.json()
  })
  topology.catch(() => {
    topology = undefined
  })
  const loaded = await topology
  const { districts } = loaded.objects
  const provinceOf = (object: unknown) => (object as { properties: District }).properties.code.slice(0, 2)
  return {
    land: feature(loaded, districts),
    districts: mesh(loaded, districts, (a, b) => a !== b),
    provinces: mesh(loaded, districts, (a, b) => a === b || provinceOf(a) !== provinceOf(b)),
  }
}

/** The colour of a custom property, as the theme has it now. */
function color(name: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${name})`
  document.body.append(probe)
  const found = getComputedStyle(probe).color
  probe.remove()
  return found
}

const nothing = { type: 'FeatureCollection' as const, features: [] }

/** Water, until the boundaries are there. */
export const emptyStyle = (): StyleSpecification => ({
  version: 8,
  sources: {},
  layers: [{ id: 'water', type: 'background', paint: { 'background-color': color('--water') } }],
})

/** The base map: districts of Korea with their names, in the colours of the theme. Without the boundaries it is empty. */
export async function baseStyle(language: string, attribution: string): Promise<StyleSpecification> {
  const shapes = await boundaries().catch(() => ({ land: nothing, districts: nothing, provinces: nothing }))
  const [land, water, border, text] = ['--land', '--water', '--line-strong', '--text-soft'].map(color)
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: shapes.land, attribution },
      districts: { type: 'geojson', data: shapes.districts },
      provinces: { type: 'geojson', data: shapes.provinces },
      ...(tiles && { tiles: { type: 'raster' as const, tiles: [tiles], tileSize: 256, attribution: tileAttribution } }),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': String(water) } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': String(land) } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      {
        id: 'districts',
        type: 'line',
        source: 'districts',
        paint: { 'line-color': String(border), 'line-opacity': 0.45, 'line-width': 1.2 },
      },
      {
        id: 'provinces',
        type: 'line',
        source: 'provinces',
        paint: { 'line-color': String(border), 'line-width': 1.4 },
      },
      {
        id: 'names',
        type: 'symbol',
        source: 'land',
        minzoom: 8,
        layout: {
          'text-field': ['get', language === 'ko' ? 'name' : 'english'],
          'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11, 13, 15],
          'text-font': ['sans-serif'],
        },
        paint: { 'text-color': String(text), 'text-halo-color': String(land), 'text-halo-width': 1.5 },
      },
    ],
  }
}
