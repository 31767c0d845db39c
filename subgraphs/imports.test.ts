import { describe, expect, test } from 'vitest'
import { circles, folderOf, importsOf, isForTests, names, root, sources } from './testing.ts'

const folders = ['subgraphs/', 'router/', 'embedded/', 'client/src/', 'e2e/', 'web/']
const all = importsOf(folders.flatMap((folder) => sources(new URL(folder, root))))
const ofPrograms = all.filter(({ from }) => !isForTests(from) && !from.includes('/bench/'))
const shown = (found: readonly { from: string; to: string }[]) => found.map(({ from, to }) => `${from} -> ${to}`)

/** A subgraph from its foundation up. A file imports from its own level and from those below. */
const levels = [
  ['config', 'settings'],
  ['db'],
  ['domain'],
  ['reference'],
  ['imports'],
  ['loaders'],
  ['context'],
  ['resolvers', 'routes', 'jobs', 'events'],
  ['server'],
  ['index'],
]

const levelOf = (path: string): number => {
  const [, , part = ''] = path.split('/')
  return levels.findIndex((level) => level.includes(part.replace(/\.ts$/, '')))
}

test('imports are found', () => {
  expect(all.length).toBeGreaterThan(1_000)
  expect(all).toContainEqual({
    from: 'subgraphs/user/index.ts',
    to: 'subgraphs/user/server.ts',
    isTypeOnly: false,
  })
})

describe.each(names)('%s', (name) => {
  const own = ofPrograms.filter(({ from }) => from.startsWith(`subgraphs/${name}/`))

  test('imports neither the other subgraphs nor the router, in its tests either', () => {
    const others = [...names.filter((other) => other !== name).map((other) => `subgraphs/${other}/`), 'router/', 'e2e/']

    const outside = all.filter(
      ({ from, to }) => from.startsWith(`subgraphs/${name}/`) && others.some((other) => to.startsWith(other)),
    )
    expect(shown(outside)).toEqual([])
  })

  test('imports nothing from a level above', () => {
    const within = own.filter(({ to }) => to.startsWith(`subgraphs/${name}/`) && !to.endsWith('/types.generated.ts'))

    const upward = within.filter(({ from, to }) => levelOf(to) > levelOf(from))
    // A column of JSON has the type of the value that the domain puts there.
    const ofColumns = upward.filter(
      ({ from, to, isTypeOnly }) => isTypeOnly && levelOf(from) === 1 && levelOf(to) === 2,
    )
    expect(within.length).toBeGreaterThan(5)
    expect(within.filter(({ from, to }) => levelOf(from) < 0 || levelOf(to) < 0)).toEqual([])
    expect(shown(upward.filter((found) => !ofColumns.includes(found)))).toEqual([])
  })

  test('has no folders of its domain that import each other in a circle', () => {
    const folder = (path: string) => /^subgraphs\/\w+\/domain\/[\w-]+/.exec(path)?.[0] ?? ''
    const between = own
      .map(({ from, to }) => ({ from: folder(from), to: folder(to) }))
      .filter(({ from, to }) => from && to && from !== to)

    expect(circles(between)).toEqual([])
  })
})

test('_shared imports no subgraph, not the router and nothing above them', () => {
  const outside = all.filter(
    ({ from, to }) => from.startsWith(folderPath('_shared')) && !to.startsWith(folderPath('_shared')),
  )

  expect(shown(outside)).toEqual([])
})

test('the facts about Korea import nothing of the graph or the database', () => {
  const korea = ofPrograms.filter(({ from }) => from.startsWith(`${folderPath('_shared')}korea/`))

  const allowed = [
    `${folderPath('_shared')}korea/`,
    'subgraphs/_shared/locale.ts',
    'subgraphs/_shared/plain-text.ts',
    'subgraphs/_shared/reference-data.ts',
  ]
  expect(shown(korea.filter(({ to }) => !allowed.some((path) => to.startsWith(path))))).toEqual([])
})

test('the router imports nothing of a single subgraph, and nothing that is needed only to compose', () => {
  const ofRouter = ofPrograms.filter(({ from }) => from.startsWith('router/'))
  const ownOrShared = ofRouter.filter(
    ({ from, to }) =>
      to.startsWith('subgraphs/_shared/') ||
      (to.startsWith('router/') && (from.startsWith('router/compose/') || !to.startsWith('router/compose/'))),
  )

  expect(shown(ofRouter.filter((found) => !ownOrShared.includes(found)))).toEqual([])
})

test('no files import each other in a circle when they run', () => {
  expect(circles(all.filter(({ isTypeOnly }) => !isTypeOnly))).toEqual([])
})

test('a circle is found', () => {
  const arrows = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'b' },
    { from: 'c', to: 'd' },
  ]

  expect(circles(arrows)).toEqual([['b', 'c']])
})

function folderPath(name: string): string {
  return folderOf(name).href.slice(root.href.length)
}
