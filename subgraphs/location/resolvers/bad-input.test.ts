import { describe, expect, test } from 'vitest'
import { encodeCursor } from '../../_shared/pagination.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { aPlace, atSea } from '../fixtures.ts'
import { location } from '../server.ts'
import { moderator } from '../testing.ts'

// Every field that takes input, with every kind of invalid input. A new field needs a line in `fields`.

const { db, execute } = await testSubgraph(location)
const place = await aPlace(db)

const nearby = 'nearbyPlaces(center: $point, radiusMeters: $radius, first: $first, after: $after) { totalCount }'
const entity = (representation: string, type: string, field: string) =>
  `_entities(representations: [{ __typename: "${type}", ${representation} }]) { ... on ${type} { ${field} } }`

const fields: Record<string, string> = {
  placesNearby: `placesNearby(center: $point, radiusMeters: $radius, first: $first, after: $after, filter: { openAt: $at }) { totalCount }`,
  'placesNearby, by check date':
    'placesNearby(center: $point, sort: RECENTLY_VERIFIED, first: $first, after: $after) { totalCount }',
  placesInBounds: 'placesInBounds(bounds: $bounds, first: $first, after: $after) { totalCount }',
  searchPlaces: 'searchPlaces(query: $query, first: $first, after: $after) { totalCount }',
  mapMarkers: 'mapMarkers(bounds: $bounds, zoom: $zoom) { __typename }',
  regionAt: 'regionAt(coordinates: $point) { id }',
  searchRegions: 'searchRegions(query: $query, first: $first, after: $after) { totalCount }',
  placeSuggestions: 'placeSuggestions(first: $first, after: $after) { totalCount }',
  'Place.distanceMeters': `place(id: "${place.id}") { distanceMeters(from: $point) }`,
  'Place.openingHours': `place(id: "${place.id}") { openingHours { isOpen(at: $at) nextChangeAt(after: $at) } }`,
  'Region.children': 'region(id: "reg_KR") { children(first: $first, after: $after) { totalCount } }',
  'Material.nearbyPlaces': entity('id: "mat_battery"', 'Material', nearby),
  'Item.nearbyPlaces': entity('id: "itm_cell", dropOffMaterials: [{ id: "mat_battery" }]', 'Item', nearby),
  'Category.nearbyPlaces': entity('id: "cat_cells", materials: [{ id: "mat_battery" }]', 'Category', nearby),
  'User.placeSuggestions': entity(
    `id: "${moderator.userId}"`,
    'User',
    'placeSuggestions(first: $first, after: $after) { totalCount }',
  ),
}

type Variable = 'point' | 'bounds' | 'zoom' | 'radius' | 'first' | 'after' | 'query' | 'at'

const types: Record<Variable, string> = {
  point: 'CoordinatesInput!',
  bounds: 'BoundsInput!',
  zoom: 'Int!',
  radius: 'Int',
  first: 'Int',
  after: 'String',
  query: 'String!',
  at: 'DateTime',
}
const good: Record<Variable, unknown> = {
  point: { latitude: -90, longitude: 180 },
  bounds: { southWest: { latitude: -90, longitude: 180 }, northEast: { latitude: 90, longitude: -180 } },
  zoom: 22,
  radius: 20_000,
  first: 50,
  after: null,
  query: '구'.repeat(100),
  at: '1000-01-02T00:00:00Z',
}

/** A number that JSON can carry and that parses to infinity. */
const infinite = JSON.parse('1e999')

const badCursor = '`after` must be a cursor from this list; this one is not.'
const cursors: Record<string, string> = {
  search: encodeCursor([0, 2, '1100000000']),
  hits: encodeCursor([3, 0.1, 'plc_x']),
  children: encodeCursor(['1100000000']),
  nearby: encodeCursor([0.1, 'plc_x']),
  checked: encodeCursor(['2026-11-28T00:00:00.000Z', 0.1, 'plc_x']),
  unchecked: encodeCursor([null, 0.1, 'plc_x']),
  suggestions: encodeCursor([0, 'sug_x']),
}
/** The cursor that a field takes. */
const cursorOf = (field: string) =>
  ({
    searchRegions: 'search',
    searchPlaces: 'hits',
    'Region.children': 'children',
    'placesNearby, by check date': 'checked',
  })[field] ?? (field.endsWith('laceSuggestions') ? 'suggestions' : 'nearby')

const bad: Record<Variable, readonly (readonly [value: unknown, message: string])[]> = {
  point: [
    [{ ...atSea, latitude: 91 }, 'Value must be between -90 and 90: 91'],
    [{ ...atSea, latitude: -91 }, 'Value must be between -90 and 90: -91'],
    [{ ...atSea, latitude: 'NaN' }, 'Value is not a valid latitude: NaN'],
    [{ ...atSea, latitude: infinite }, 'Value must be between -90 and 90: Infinity'],
    [{ ...atSea, latitude: null }, 'Expected non-nullable type "Latitude!" not to be null.'],
    [{ ...atSea, longitude: 181 }, 'Value must be between -180 and 180: 181'],
    [{ ...atSea, longitude: 'NaN' }, 'Value is not a valid longitude: NaN'],
    [{ ...atSea, longitude: -infinite }, 'Value must be between -180 and 180: -Infinity'],
    [{ latitude: 37 }, 'Field "longitude" of required type "Longitude!" was not provided.'],
  ],
  bounds: [
    [
      { southWest: { latitude: 38, longitude: 126 }, northEast: { latitude: 37, longitude: 127 } },
      'The latitude of `northEast` is not smaller than that of `southWest`; here it is 37, and that of `southWest` 38.',
    ],
    [{ southWest: { latitude: 91, longitude: 126 }, northEast: atSea }, 'Value must be between -90 and 90: 91'],
    [{ southWest: { latitude: 'NaN', longitude: 1 }, northEast: atSea }, 'Value is not a valid latitude: NaN'],
    [{ southWest: atSea }, 'Field "northEast" of required type "CoordinatesInput!" was not provided.'],
  ],
  zoom: [
    ...[99, 23, -1].map((zoom) => [zoom, `\`zoom\` is a whole number from 0 to 22; this one is ${zoom}.`] as const),
    [10.5, 'Int cannot represent non-integer value: 10.5'],
    [infinite, 'Int cannot represent non-integer value: Infinity'],
  ],
  radius: [
    ...[0, 49, 20_001, -1, 2 ** 31 - 1].map(
      (radius) => [radius, `\`radiusMeters\` is from 50 to 20000; this one is ${radius}.`] as const,
    ),
    [infinite, 'Int cannot represent non-integer value: Infinity'],
    [50.5, 'Int cannot represent non-integer value: 50.5'],
    [2 ** 31, 'Int cannot represent non 32-bit signed integer value: 2147483648'],
  ],
  first: [
    ...[0, 51, -1, 2 ** 31 - 1].map(
      (first) => [first, `\`first\` is a whole number from 1 to 50; this one is ${first}.`] as const,
    ),
    ['NaN', 'Int cannot represent non-integer value: "NaN"'],
    [infinite, 'Int cannot represent non-integer value: Infinity'],
  ],
  after: [
    ...['', 'nonsense', '!!!', '한글', '\0', '\ud800'],
    ...['', 'null', '7', '{}', '[]', '[[]]', '[null]', '{"0":0.1,"1":"plc_x"}', '["near","plc_x"]'].map(base64),
    ...[
      '[1e999,"plc_x"]',
      '[-1,"plc_x"]',
      '[1e308,"sug_x"]',
      '[1.5,"sug_x"]',
      '[1e308,2,"1100000000"]',
      '[4,0.1,"plc_x"]',
    ].map(base64),
    ...[`[0.1,"plc_x' or 1=1--"]`, `[0,"sug_x');--"]`, `[0,2,"11' or '1'='1"]`, `["11';drop table places;--"]`].map(
      base64,
    ),
    ...['[0.1,"\\u0000"]', '[0,2,"11\\u0000"]', '["\\ud800"]', `[${'0,'.repeat(9_999)}0]`].map(base64),
  ].map((after) => [after, badCursor] as const),
  query: [
    ['구'.repeat(101), '`query` has at most 100 characters; this one has 101.'],
    ...['서울\0', '\ud800', '구\udc00'].map(
      (query) =>
        [query, '`query` must be text without NUL or lone surrogates; this one contains such a character.'] as const,
    ),
    [null, 'Variable "$query" of non-null type "String!" must not be null.'],
  ],
  at: [
    ['0000-01-01T00:00:00Z', 'A DateTime lies in the years 1000 to 9999; this one is 0000-01-01T00:00:00.000Z.'],
    [
      '9999-12-31T23:59:59-23:59',
      'A DateTime lies in the years 1000 to 9999; this one is +010000-01-01T23:58:59.000Z.',
    ],
    ['2026-02-30T00:00:00Z', 'DateTime cannot represent an invalid date-time-string 2026-02-30T00:00:00Z.'],
    [infinite, 'DateTime cannot represent non string or Date type'],
  ],
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64url')
}

describe.each(Object.entries(fields))('%s', (field, selection) => {
  const variables = [...new Set([...selection.matchAll(/\$(\w+)/g)].map(([, name]) => name as Variable))]
  const ask = (given: Partial<Record<Variable, unknown>>) =>
    execute(
      `query (${variables.map((name) => `$${name}: ${types[name]}`).join(', ')}) { ${selection} }`,
      { ...Object.fromEntries(variables.map((name) => [name, good[name]])), ...given },
      moderator,
    )

  test('accepts values at the limits of the contract', async () => {
    const after = variables.includes('after') ? { after: cursors[cursorOf(field)] } : {}

    expect((await ask({})).errors).toBeUndefined()
    expect((await ask(after)).errors).toBeUndefined()
  })

  const refused = variables.flatMap((variable) =>
    bad[variable].map(([value, message]) => ({ variable, value, message })),
  )
  const ofOthers = Object.entries(cursors)
    .filter(([kind]) => variables.includes('after') && kind.replace(/^un/, '') !== cursorOf(field))
    .map(([, value]) => ({ variable: 'after' as const, value, message: badCursor }))

  test.each([...refused, ...ofOthers])(
    'refuses $value as $variable: $message',
    async ({ variable, value, message }) => {
      const { errors } = await ask({ [variable]: value })

      expect(errors).toMatchObject([
        { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } },
      ])
    },
  )
})

test.each([
  ['latitude: 91, longitude: 127', 'Value must be between -90 and 90: 91', 'BAD_USER_INPUT'],
  ['latitude: NaN, longitude: 127', 'Value is not a valid latitude: NaN', 'BAD_USER_INPUT'],
  ['latitude: 37, longitude: 1e999', 'Value must be between -180 and 180: Infinity', 'BAD_USER_INPUT'],
  [
    'latitude: 37',
    'Field "CoordinatesInput.longitude" of required type "Longitude!" was not provided.',
    'GRAPHQL_VALIDATION_FAILED',
  ],
])('an invalid point written into the query itself is refused: %s', async (point, message, code) => {
  const { errors } = await execute(`{ regionAt(coordinates: { ${point} }) { id } }`)

  expect(errors).toMatchObject([{ message, extensions: { code } }])
})

test('an invalid moment written into the query itself is refused', async () => {
  const { errors } = await execute(
    '{ placesNearby(center: { latitude: 37, longitude: 127 }, filter: { openAt: "0000-01-01T00:00:00Z" }) { totalCount } }',
  )

  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  expect(errors?.[0]?.message).toContain('A DateTime lies in the years 1000 to 9999')
})
