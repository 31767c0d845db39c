import { existsSync, readFileSync } from 'node:fs'
import { InMemoryCache } from '@apollo/client'
import { buildSchema, isScalarType, isSpecifiedScalarType, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { possibleTypes, typePolicies } from './src/apollo.ts'
import { SavedPlacesDocument, type SavedPlacesQuery, SavePlaceDocument } from './src/operations.generated.ts'
import { scalars } from './src/scalars.ts'
import { createSession, keyValueStorage, memoryStorage } from './src/session.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const api = buildSchema(read('api.graphql'))

test('every export of the package has a file', () => {
  const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, string> }

  const sources = Object.values(exports).map((path) => path.replace(/^\.\/dist\/(.*)\.js$/, './src/$1.ts'))

  expect(sources.filter((path) => !existsSync(new URL(path, import.meta.url)))).toEqual([])
})

test('each scalar of the graph has a TypeScript type', () => {
  const ofGraph = Object.values(api.getTypeMap())
    .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
    .map(({ name }) => name)

  expect(Object.keys(scalars).sort()).toEqual(ofGraph.sort())
  expect(read('recipes/relay.md')).toContain(
    `"customScalarTypes": ${JSON.stringify(scalars, null, 2).replaceAll('\n', '\n  ')}`,
  )
})

test("the session's own operations are valid, and no other server gets its token", async () => {
  const asked: { url: string; query: string; token: string | null }[] = []
  const session = createSession({
    url: 'https://api.example/graphql',
    storage: memoryStorage(),
    fetch: async (input, init) => {
      const { query } = init?.body ? JSON.parse(String(init.body)) : { query: '' }
      asked.push({ url: String(input), query, token: new Headers(init?.headers).get('authorization') })
      const tokens = { accessToken: 'a', expiresInSeconds: 10, refreshToken: 'r' }
      const payload = { result: { __typename: 'SignedIn', tokens }, tokens, userErrors: [] }
      const data = { signIn: payload, completeTwoFactorSignIn: payload, refreshSession: payload }
      return Response.json({ data })
    },
  })
  await session.signIn({ email: 'a@b.example', password: 'secret' })
  await session.completeTwoFactor({ challengeToken: 'c', method: 'TOTP', code: '123456' })
  await session.fetch('https://api.example/graphql?query={viewer{id}}')
  await session.fetch('https://api.example.evil.example/graphql')
  await session.fetch('https://api.example/graphql/other')
  await session.signOut()

  const own = asked.filter(({ query }) => query)
  expect(own).toHaveLength(4)
  expect(own.flatMap(({ query }) => validate(api, parse(query)).map(({ message }) => message))).toEqual([])
  expect(asked.filter(({ query }) => !query).map(({ token }) => token)).toEqual(['Bearer a', null, null])
})

test('a keychain with the text of another version has no session', async () => {
  const storage = keyValueStorage({ getItem: () => '{"token":"old"}', setItem() {}, removeItem() {} })

  expect(await storage.get()).toBeNull()
})

const viewer = (savedPlaces: object) => ({ viewer: { __typename: 'User', id: 'usr_1', savedPlaces } })
const aPage = (names: string[], { after = '', hasNextPage = false } = {}) => ({
  __typename: 'SavedPlaceConnection',
  edges: names.map((name) => ({
    __typename: 'SavedPlaceEdge',
    cursor: `cursor ${name}`,
    node: { __typename: 'SavedPlace', id: name, note: null, savedAt: after, place: null },
  })),
  pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: `cursor ${names.at(-1)}` },
  totalCount: 3,
})
const aCache = () => new InMemoryCache({ possibleTypes, typePolicies })
const query = SavedPlacesDocument
const idsIn = (cache: InMemoryCache) => cache.readQuery({ query })?.viewer?.savedPlaces.edges.map(({ node }) => node.id)
const write = (cache: InMemoryCache, page: object, variables = {}) =>
  cache.writeQuery({ query, variables, data: viewer(page) as SavedPlacesQuery })

test('pages of Apollo Client become one list, also if they overlap, and a new first page starts again', () => {
  const cache = aCache()
  write(cache, aPage(['a', 'b'], { hasNextPage: true }))
  write(cache, aPage(['b', 'c']), { after: 'cursor b' })
  const both = idsIn(cache)
  const { pageInfo } = cache.readQuery({ query })?.viewer?.savedPlaces ?? {}
  write(cache, aPage(['n']))

  expect(both).toEqual(['a', 'b', 'c'])
  expect(pageInfo).toMatchObject({ hasNextPage: false, endCursor: 'cursor c' })
  expect(idsIn(cache)).toEqual(['n'])
})

test('a list of which only the count is known is not an empty list', () => {
  const cache = aCache()
  const data = {
    savePlace: {
      __typename: 'SavePlacePayload',
      savedPlaceEdge: null,
      userErrors: [],
      ...viewer({ __typename: 'SavedPlaceConnection', totalCount: 1 }),
    },
  }
  cache.writeQuery({ query: SavePlaceDocument, data: data as never, variables: { input: { placeId: 'plc_1' } } })

  expect(cache.readQuery({ query })).toBeNull()
})

test('an evicted object leaves its lists', () => {
  const cache = aCache()
  write(cache, aPage(['a', 'b']))
  cache.evict({ id: 'SavedPlace:a' })

  expect(idsIn(cache)).toEqual(['b'])
})

test('nodes are paged as edges are, and one serves the other', () => {
  const cache = aCache()
  const nodesQuery = parse(
    'query Q($after: String) { viewer { id savedPlaces(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } } }',
  )
  const nodes = (ids: string[], endCursor: string) =>
    viewer({
      __typename: 'SavedPlaceConnection',
      nodes: ids.map((id) => ({ __typename: 'SavedPlace', id })),
      pageInfo: { __typename: 'PageInfo', endCursor, hasNextPage: true },
    })
  cache.writeQuery({ query: nodesQuery, data: nodes(['a', 'b'], 'cursor b') })
  cache.writeQuery({ query: nodesQuery, data: nodes(['c', 'd'], 'cursor d'), variables: { after: 'cursor b' } })
  const paged = cache.readQuery({ query: nodesQuery })
  write(cache, aPage(['a', 'b']))

  expect(paged).toMatchObject({
    viewer: { savedPlaces: { nodes: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }] } },
  })
  expect(cache.readQuery({ query: nodesQuery })).toMatchObject({
    viewer: { savedPlaces: { nodes: [{ id: 'a' }, { id: 'b' }] } },
  })
})
