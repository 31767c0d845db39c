import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type DefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, print, visit } from 'graphql'
import { describe, expect, test } from 'vitest'

const names = ['auth', 'user', 'location', 'info']
const root = new URL('../', import.meta.url)
const home = (name: string) => new URL(`${name}/`, import.meta.url)

/** The rooms that every subgraph has, and those that one may have besides, by folder. */
const rooms: Record<string, { required: string[]; allowed: string[] }> = {
  '': {
    required: [
      'README.md',
      'config.ts',
      'context.ts',
      'db',
      'domain',
      'fixtures.ts',
      'index.ts',
      'loaders.ts',
      'resolvers',
      'schema.graphql',
      'server.test.ts',
      'server.ts',
      'types.generated.ts',
    ],
    allowed: ['bench', 'imports', 'jobs.ts', 'reference', 'routes.ts', 'testing.ts'],
  },
  'db/': {
    required: ['migrations', 'schema.ts'],
    allowed: ['columns.ts', 'item-details.ts', 'map.ts', 'regional.ts', 'regions.ts', 'suggestions.ts'],
  },
}

describe.each(names)('%s', (name) => {
  test.each(Object.entries(rooms))(
    'has the rooms that all have, and no others: /%s',
    (folder, { required, allowed }) => {
      const found = entries(new URL(folder, home(name)))

      const missing = required.filter((room) => !found.includes(room))
      const strange = withoutTests(found).filter((room) => !required.includes(room) && !allowed.includes(room))
      expect({ missing, strange }).toEqual({ missing: [], strange: [] })
    },
  )

  test('has a resolver file for types of its schema only, named as they are, all of them in the index', () => {
    const found = withoutTests(entries(new URL('resolvers/', home(name)))).map((file) => file.replace(/\.ts$/, ''))
    const types = definitions(name).flatMap((node) => ('name' in node && node.name ? [node.name.value] : []))
    const index = readFileSync(new URL('resolvers/index.ts', home(name)), 'utf8')

    // What several types share is in a file with a small name, or only tested together.
    const named = found.filter((file) => !/^[a-z]+(-[a-z]+)*(\.test)?$/.test(file))
    expect(named.filter((file) => !types.includes(file))).toEqual([])
    expect(named.filter((file) => !new RegExp(`^  ${file},$`, 'm').test(index))).toEqual([])
  })

  test('meets the others in their schemas and imports neither them nor the router', () => {
    const others = names.filter((other) => other !== name).map((other) => home(other).href)

    expect(importsInto([...others, new URL('router/', root).href], home(name))).toEqual([])
  })
})

test('what all share imports none of them', () => {
  const others = [...names.map((name) => home(name).href), new URL('router/', root).href]

  expect(importsInto(others, home('_shared'))).toEqual([])
})

test('info and location know the same regions', () => {
  const [ours, theirs] = ['info', 'location'].map((name) =>
    readFileSync(new URL('reference/regions.csv', home(name)), 'utf8'),
  )

  expect(ours).toBe(theirs)
})

test('no file has more than 250 lines', () => {
  const files = ['subgraphs/', 'router/', 'embedded/', 'client/'].flatMap((folder) => sources(new URL(folder, root)))

  const lengths = files.map((file) => ({
    path: relative(file),
    lines: readFileSync(file, 'utf8').split('\n').length - 1,
  }))
  expect(lengths.length).toBeGreaterThan(50)
  expect(lengths.filter(({ lines }) => lines > 250)).toEqual([])
})

describe('what several schemas define', () => {
  const all = names.flatMap((name) => definitions(name).map((node) => ({ name, node })))
  const pairs = all.flatMap(({ name, node }, index) =>
    all
      .slice(index + 1)
      .filter((other) => keyOf(other.node) !== undefined && keyOf(other.node) === keyOf(node))
      .map((other) => ({ what: keyOf(node), one: name, two: other.name, nodes: [node, other.node] as const })),
  )

  test.each(pairs)('is the same word for word: $what in $one and $two', ({ nodes: [one, two] }) => {
    const shared = fieldsOfBoth(one, two)

    expect(wording(two, shared)).toBe(wording(one, shared))
  })

  test('is looked at', () => {
    const merged = [
      'Node',
      'PageInfo',
      'MutationPayload',
      'UserError',
      'User',
      'Place',
      'Item',
      'DateTime',
      '@cacheControl',
    ]

    expect(pairs.map(({ what }) => what)).toEqual(expect.arrayContaining(merged))
  })
})

const entries = (folder: URL): string[] => readdirSync(folder).sort()

/** Entries without the tests that lie beside what they test. */
const withoutTests = (found: string[]): string[] =>
  found.filter((file) => !file.endsWith('.test.ts') || !found.includes(file.replace(/\.test\.ts$/, '.ts')))

const relative = (file: URL): string => file.href.slice(root.href.length)

/** The TypeScript files under a folder that people wrote. */
function sources(folder: URL): URL[] {
  if (!existsSync(folder)) return []
  return readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.generated.ts') && !path.startsWith('generated/'))
    .map((path) => new URL(path, folder))
}

/** Imports of the files under `folder` that lead into one of the places, each as `file -> imported file`. */
function importsInto(places: string[], folder: URL): string[] {
  return sources(folder).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)]
      .map(([, path = '']) => new URL(path, file))
      .filter((imported) => places.some((place) => imported.href.startsWith(place)))
      .map((imported) => `${relative(file)} -> ${relative(imported)}`),
  )
}

const definitions = (name: string) => parse(readFileSync(new URL('schema.graphql', home(name)), 'utf8')).definitions

function keyOf(node: DefinitionNode): string | undefined {
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return `@${node.name.value}`
  return 'name' in node ? node.name?.value : undefined
}

/** Types whose fields come from several subgraphs share only some of them; every other definition is the same as a whole. */
function fieldsOfBoth(one: DefinitionNode, two: DefinitionNode): ReadonlySet<string> | undefined {
  if (!isSpread(one) || !isSpread(two)) return undefined
  const fields = new Set(one.fields?.map((field) => field.name.value))
  return new Set(two.fields?.map((field) => field.name.value).filter((field) => fields.has(field)))
}

const isSpread = (node: DefinitionNode): node is ObjectTypeDefinitionNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION && !node.directives?.some(({ name }) => name.value === 'shareable')

function wording(node: DefinitionNode, fields: ReadonlySet<string> | undefined): string {
  const plain = visit(node, { StringValue: (text) => ({ ...text, block: false }) })
  if (!fields || plain.kind !== Kind.OBJECT_TYPE_DEFINITION) return print(plain)
  // Who may read a field, and for how long it may be kept, is for each of the subgraphs to say.
  const shared = plain.fields
    ?.filter((field) => fields.has(field.name.value))
    .map((field) => ({ ...field, directives: [] }))
  return print({ ...plain, interfaces: [], directives: [], fields: shared })
}
