import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { subgraphs } from './all.ts'
import { configReaders } from './configs.ts'
import { entries, folderOf, isForTests, names, pathOf, root, schemaOf, sources } from './testing.ts'

/** Files and folders that every subgraph has, and those that one may have. */
const required = [
  'README.md',
  'config.ts',
  'context.ts',
  'db',
  'domain',
  'fixtures.ts',
  'index.ts',
  'resolvers',
  'schema.graphql',

  'server.ts',
  'types.generated.ts',
]
const allowed = [
  'bench',
  'events.ts',
  'imports',
  'jobs.ts',
  'loaders',
  'loaders.ts',
  'reference',
  'routes',
  'routes.ts',
  'settings',
  'testing.ts',
]

/** Files of `domain/` that belong to several of its folders. */
const besideFolders = ['refusals.ts', 'retention.ts']

const filesMax = 12

test('every folder is a registered subgraph', () => {
  expect(subgraphs.map(({ name }) => name).sort()).toEqual([...names].sort())
  expect(Object.entries(configReaders)).toEqual(subgraphs.map(({ name, readConfig }) => [name, readConfig]))
})

describe.each(names)('%s', (name) => {
  const folder = folderOf(name)

  test('has the files and folders that all have, and no others', () => {
    const found = withoutTests(entries(folder))

    expect([...required, 'server.test.ts'].filter((file) => !entries(folder).includes(file))).toEqual([])
    expect(found.filter((file) => !required.includes(file) && !allowed.includes(file))).toEqual([])
    expect(found.filter((file) => file === 'loaders' || file === 'loaders.ts')).toHaveLength(1)
  })

  test('has tables and migrations in db/', () => {
    expect(entries(new URL('db/', folder))).toEqual(expect.arrayContaining(['migrations', 'schema.ts']))
  })

  test('has a folder per concept in domain/, named by a noun, with twelve source files at most', () => {
    const domain = new URL('domain/', folder)
    const found = withoutTests(entries(domain))
    const files = found.filter((entry) => entry.endsWith('.ts'))
    const folders = found.filter((entry) => !entry.endsWith('.ts'))

    expect(files.filter((file) => !besideFolders.includes(file))).toEqual([])
    expect(folders.length).toBeGreaterThan(1)
    const crowded = folders.map((concept) => [
      concept,
      sources(new URL(`${concept}/`, domain)).filter((file) => !isForTests(pathOf(file))).length,
    ])
    expect(crowded.filter(([, count]) => Number(count) > filesMax)).toEqual([])
  })

  test('has a resolver file for types of its schema only, named as they are, all of them in the index', () => {
    const found = withoutTests(entries(new URL('resolvers/', folder))).map((file) => file.replace(/\.ts$/, ''))
    const types = schemaOf(name).definitions.flatMap((node) => ('name' in node && node.name ? [node.name.value] : []))
    const index = readFileSync(new URL('resolvers/index.ts', folder), 'utf8')

    // Functions that several types share are in a file with a small name.
    const named = found.filter((file) => !/^[a-z]+(-[a-z]+)*(\.test)?$/.test(file))
    expect(named.filter((file) => !types.includes(file))).toEqual([])
    expect(named.filter((file) => !new RegExp(`^  ${file},$`, 'm').test(index))).toEqual([])
  })
})

test('no file has more than 250 lines', () => {
  const folders = ['subgraphs/', 'router/', 'embedded/', 'client/src/', 'e2e/', 'web/']
  const files = folders.flatMap((folder) => sources(new URL(folder, root)))

  const lengths = files.map((file) => ({
    path: pathOf(file),
    lines: readFileSync(file, 'utf8').split('\n').length - 1,
  }))
  expect(lengths.length).toBeGreaterThan(50)
  expect(lengths.filter(({ lines }) => lines > 250)).toEqual([])
})

/** Entries without the tests that lie beside what they test. */
function withoutTests(found: readonly string[]): string[] {
  return found.filter((file) => !file.endsWith('.test.ts') || !found.includes(file.replace(/\.test\.ts$/, '.ts')))
}
