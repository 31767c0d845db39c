/** What one stranger sends, again and again. */
export interface Attack {
  name: string
  /** Connections that send one request after another. */
  connections: number
  /** Most requests per second of all connections together. */
  requestsPerSecond: number
  /** The body of a request. @param index counts the requests of the attack */
  body(index: number): { query: string; variables?: Record<string, unknown> }
  /** After this time the client closes the connection without the response. */
  abandonAfterMs?: number
  /** How many times the quiet p99 a normal client may wait; 3 unless told. */
  slowdownMax?: number
}

const seoul = { latitude: 37.5663, longitude: 126.9779 }
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_none, index) => text(index)).join(' ')
const again = (count: number, levels: readonly string[]) => Array.from({ length: count }, () => levels).flat()
const nested = (levels: readonly string[], inside: string) =>
  levels.reduceRight((below, level) => `${level} { ${below} }`, inside)
const around = '(center: { latitude: 37.5663, longitude: 126.9779 }'

/** One attack for each way in which a single anonymous request once took the service down. */
export const attacks: readonly Attack[] = [
  {
    name: 'texts of 90,000 characters',
    connections: 8,
    requestsPerSecond: 100,
    body: (index) => ({
      query: 'mutation ($input: RequestItemInput!) { requestItem(input: $input) { userErrors { code } } }',
      variables: {
        input: { name: ['x'.repeat(90_000), '가'.repeat(30_000), 'a\u0301'.repeat(30_000)][index % 3] },
      },
    }),
  },
  {
    name: 'longest allowed searches',
    connections: 8,
    requestsPerSecond: 100,
    body: (index) => ({
      query:
        'query ($q: String!) { searchItems(query: $q) { totalCount } searchPlaces(query: $q) { totalCount } searchRegions(query: $q) { totalCount } autocompleteItems(query: $q) { match { text } } }',
      variables: { q: `${'ㄱㅏ나다 '.repeat(40)}${index}`.slice(-100) },
    }),
  },
  {
    name: 'cycles over lists',
    connections: 16,
    requestsPerSecond: 100,
    body: (index) => ({
      query: `{ ${
        [
          nested(['item(slug: "pizza-box")', 'category', ...again(6, ['parent', 'children'])], 'id'),
          nested(['item(slug: "pizza-box")', 'category', ...again(3, ['parent', 'children'])], 'id'),
          nested(['sortingMarks', ...again(3, ['material', 'marks'])], 'name'),
          nested(['sortingMarks', ...again(2, ['material', 'marks'])], 'name'),
          nested(['categories', 'items(first: 9)', 'nodes', 'marks', 'material'], 'name'),
        ][index % 5]
      } }`,
    }),
  },
  {
    name: 'the largest allowed responses',
    connections: 16,
    requestsPerSecond: 100,
    body: (index) => ({
      query: `{ ${times(3, (part) => `p${part}: placesNearby${around}, radiusMeters: ${20_000 - part - (index % 100)}, first: 25) { nodes { name address { formatted } accepts { material { name marks { name } } } openingHours { periods { opensAt } } sources { __typename } } }`)} }`,
    }),
  },
  {
    name: 'many costly fields',
    connections: 16,
    requestsPerSecond: 100,
    body: (index) => ({
      query: `{ ${times(20, (part) => `r${part}: regionAt(coordinates: { latitude: ${36 + part / 10}, longitude: ${127 + (index % 100) / 1_000} }) { ancestors { children(first: 1) { totalCount } } }`)} }`,
    }),
  },
  {
    name: 'a hundred aliases',
    connections: 16,
    requestsPerSecond: 200,
    body: () => ({ query: `{ ${times(100, (part) => `a${part}: searchPlaces(query: "약국") { totalCount }`)} }` }),
  },
  {
    name: 'costly requests whose client leaves',
    connections: 32,
    requestsPerSecond: 200,
    abandonAfterMs: 40,
    body: (index) => ({
      query: `{ ${times(10, (part) => `s${part}: searchPlaces(query: "${'가나다라마바사아자차'[part]}${index % 10}") { totalCount }`)} ${times(10, (part) => `m${part}: mapMarkers(bounds: { southWest: { latitude: 33, longitude: 125 }, northEast: { latitude: 38, longitude: ${129 + part / 10} } }, zoom: 7) { __typename }`)} }`,
    }),
  },
  {
    name: 'long lists of many lengths',
    connections: 8,
    requestsPerSecond: 100,
    body: (index) => ({
      query:
        'query ($center: CoordinatesInput!, $ids: [ID!]) { placesNearby(center: $center, filter: { materialIds: $ids }) { totalCount } }',
      variables: {
        center: seoul,
        ids: Array.from({ length: index % 4 === 0 ? 4_000 : index % 200 }, (_none, id) => `mat_${id}`),
      },
    }),
  },
  {
    name: 'sign-ins',
    connections: 64,
    requestsPerSecond: 200,
    slowdownMax: 10,
    body: (index) => ({
      query: `mutation ($input: SignInInput!) { ${index % 5 === 0 ? times(50, (part) => `a${part}: signIn(input: $input) { userErrors { code } }`) : 'signIn(input: $input) { userErrors { code } }'} }`,
      variables: {
        input: { email: `somebody${index}@app.example`, password: 'a wrong password', device: { platform: 'WEB' } },
      },
    }),
  },
  {
    name: 'distinct operations',
    connections: 8,
    requestsPerSecond: 500,
    body: (index) => ({
      query: `{ item(slug: "pizza-box") { a${index}: name b${index}: guide { summary } category { c${index}: name } } }`,
    }),
  },
]
