import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { smallGraph } from '../testing.ts'
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
