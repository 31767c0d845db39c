import { readFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { expect, onTestFinished, test } from 'vitest'
import { names } from '../../subgraphs/testing.ts'
import type { Reload } from '../reload.ts'
import { createRouter } from '../server.ts'
import { routerParts, smallGraph } from '../testing.ts'
import { overridesOf } from './overrides.ts'

const labelled = (...labels: string[]) =>
  parse(
    `type Query { ok: Int ${labels.map((label, nth) => `f${nth}: Int @join__field(graph: B, override: "a", overrideLabel: "${label}")`).join(' ')} }`,
  )

test('a percentage of people is planned with a label, always the same ones, and a larger one adds to them', () => {
  const people = Array.from({ length: 4_000 }, (_, nth) => `usr_${nth}`)
  const chosen = (label: string) => {
    const { variantOf } = overridesOf(labelled(label))
    return new Set(people.filter((id) => variantOf(() => id) === label))
  }
  const [ten, half] = [chosen('percent(10)'), chosen('percent(50.5)')]

  expect(ten.size / people.length).toBeCloseTo(0.1, 1)
  expect(half.size / people.length).toBeCloseTo(0.505, 1)
  expect([...ten].filter((id) => !half.has(id))).toEqual([])
  expect([chosen('percent(0)').size, chosen('percent(100)').size, chosen('beta').size]).toEqual([0, people.length, 0])
})

test('several labels make one way of planning more than they are, and none makes one', () => {
  const { variants } = overridesOf(labelled('percent(5)', 'percent(50)', 'percent(5)'))

  expect(variants).toEqual(['', 'percent(50)', 'percent(50) percent(5)'])
  expect(overridesOf(labelled()).variants).toEqual([''])
})

/** The user’s `theme` moves from one subgraph to another. */
const moving = (label: string) => ({
  old: {
    typeDefs: 'type Query { user: User } type User @key(fields: "id") { id: ID! theme: String }',
    resolvers: {
      Query: { user: () => ({ id: '1', theme: 'old' }) },
      User: { __resolveReference: ({ id }: { id: string }) => ({ id, theme: 'old' }) },
    },
  },
  young: {
    typeDefs: `type User @key(fields: "id") { id: ID! theme: String @override(from: "old", label: "${label}") }`,
    resolvers: { User: { __resolveReference: ({ id }: { id: string }) => ({ id, theme: 'young' }) } },
  },
})

test.each([
  ['percent(0)', 'old', ['old']],
  ['percent(100)', 'young', ['old', 'young']],
])('with %s, a field that moves comes from the %s subgraph', async (label, theme, subgraphs) => {
  const { execute, sent } = await smallGraph(moving(label))

  expect(await execute('{ user { theme } }')).toEqual({ data: { user: { theme } } })
  expect(sent.map(({ subgraph }) => subgraph)).toEqual(subgraphs)
})

test('with a percentage in between, each person gets their own way again and again', async () => {
  const viewers = Array.from({ length: 40 }, (_, nth) => ({
    userId: `usr_${nth}`,
    sessionId: 's',
    contributorId: 'c',
    scopes: [],
  }))
  const { executeAs } = await smallGraph(moving('percent(50)'))
  const themes = async () =>
    Promise.all(viewers.map(async (viewer) => (await executeAs(viewer, '{ user { theme } }')).data?.user))
  const once = await themes()

  expect(await themes()).toEqual(once)
  expect(new Set(once.map((user) => (user as { theme: string }).theme))).toEqual(new Set(['old', 'young']))
})

/** Our own graph, in which `Place.savedCount` moves from user to location. */
function movingSavedCount(label: string): string {
  const services = names.map((name) => {
    const text = readFileSync(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8')
    if (name !== 'location') return { name, url: 'http://a.test', typeDefs: parse(text) }
    const moved = text
      .replace(/("@key")/, '$1 "@override"')
      .replace(/\ntype Place implements[^{]*\{/, `$& savedCount: Int @override(from: "user", label: "${label}")`)
    return { name, url: 'http://a.test', typeDefs: parse(moved) }
  })
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(String(errors))
  return supergraphSdl
}

test('a field of our own graph moves for half of the people, who keep it when more follow, and the router reloads', async () => {
  let reload: Reload = async () => false
  const parts = routerParts()
  const answers = { location: { savedCount: 2 }, user: { savedCount: 1 } }
  const router = await createRouter({
    ...parts,
    supergraphSdl: movingSavedCount('percent(50)'),
    followSupergraph(given) {
      reload = given
      return () => {}
    },
    keepsAnswers: false,
    readViewer: async (authorization) =>
      authorization ? { userId: authorization, sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] } : null,
    transports: parts.transports.map((transport) => ({
      ...transport,
      async execute(operation, headers, signal) {
        if (operation.query.includes('revocations')) return transport.execute(operation, headers, signal)
        const place = { __typename: 'Place', id: 'plc_1', ...answers[transport.name as keyof typeof answers] }
        const isOfEntities = operation.query.includes('_entities')
        const data = isOfEntities ? { _entities: [place] } : { placesNearby: { nodes: [place] } }
        return { result: { data }, cacheControl: undefined }
      },
    })),
  })
  onTestFinished(() => router.close())
  const query = '{ placesNearby(center: { latitude: 37, longitude: 127 }, first: 1) { nodes { id savedCount } } }'
  const countsOf = async () => {
    const counts: unknown[] = []
    for (let nth = 0; nth < 40; nth += 1) {
      const headers = { authorization: `usr_${nth}` }
      const response = await router.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })
      counts.push(response.json().data.placesNearby.nodes[0].savedCount)
    }
    return counts
  }

  const half = await countsOf()
  const again = await countsOf()
  const isReloaded = await reload(movingSavedCount('percent(80)'))
  const most = await countsOf()

  expect(again).toEqual(half)
  expect(new Set(half)).toEqual(new Set([1, 2]))
  expect(isReloaded).toBe(true)
  expect(most.filter((count) => count === 2).length).toBeGreaterThan(half.filter((count) => count === 2).length)
  // Who has moved stays there.
  expect(half.flatMap((count, nth) => (count === 2 ? [most[nth]] : [])).every((count) => count === 2)).toBe(true)
})
