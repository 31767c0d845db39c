import { existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import { buildClientSchema, buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { composeProject } from './compose.ts'
import { readSupergraphConfig } from './subgraphs.ts'
import { aProject, itemSchema, placeSchema, write } from './testing.ts'

const repository = join(import.meta.dirname, '..', '..')

test('an error of composition names file, line and column', async () => {
  const folder = await aProject({
    item: itemSchema,
    place: placeSchema.replace('Place {', 'Place {\n  where: Nowhere'),
  })

  const { ok, report } = await composeProject(folder)

  expect(ok).toBe(false)
  expect(report).toEqual(['subgraphs/place/schema.graphql:10:10 INVALID_GRAPHQL [place] Unknown type Nowhere'])
})

test('syntax errors of all subgraphs are reported together', async () => {
  const folder = await aProject({ item: itemSchema.replace('ID!', 'ID!!'), place: placeSchema.replace('ID!', 'ID!!') })

  const { ok, report } = await composeProject(folder)

  expect(ok).toBe(false)
  expect(report).toEqual([
    'subgraphs/item/schema.graphql:14:10 INVALID_GRAPHQL Syntax Error: Expected Name, found "!".',
    'subgraphs/place/schema.graphql:15:10 INVALID_GRAPHQL Syntax Error: Expected Name, found "!".',
  ])
})

test('an unsatisfiable query is an error of the whole graph', async () => {
  const folder = await aProject({ item: itemSchema.replace('"id"', '"id", resolvable: false'), place: placeSchema })

  const { ok, report } = await composeProject(folder)

  expect(ok).toBe(false)
  expect(report[0]).toMatch(/^supergraph\.yaml SATISFIABILITY_ERROR /)
})

test('a hint lists all its locations, and the graph is composed', async () => {
  const folder = await aProject({ item: itemSchema, place: placeSchema.replace('throw away', 'keep') })

  const { ok, report } = await composeProject(folder)

  expect(ok).toBe(true)
  expect(report[0]).toMatch(/^subgraphs\/item\/schema\.graphql:13:6 INCONSISTENT_DESCRIPTION /)
  expect(report[0]).toMatch(/\n {2}and subgraphs\/place\/schema\.graphql:14:6$/)
})

test('a bad supergraph.yaml is refused with all its errors', () => {
  const text = 'federation_version: 2\nsubgraphs:\n  item:\n    routing_url: nowhere\n    schema: {}\n'

  expect(() => readSupergraphConfig(text)).toThrow(/federation_version.+item\.routing_url.+item\.schema\.file/s)
})

test('clients get the graph without inaccessible and federation types', async () => {
  const folder = await aProject({ item: itemSchema, place: placeSchema })

  expect((await composeProject(folder)).report).toEqual([expect.stringMatching(/^Composed item, place into /)])

  const api = await readFile(join(folder, 'client/api.graphql'), 'utf8')
  expect(api).toContain('"""A thing to throw away."""\ntype Item implements Named {')
  expect(api).toContain('scalar URL @specifiedBy(url: "https://url.spec.whatwg.org/")')
  expect(api).not.toMatch(/Secret|@key|join__|link__/)
  expect(api.match(/(?<=^(type|interface|scalar|union) )\w+/gm)).toEqual([
    'Found',
    'Item',
    'Named',
    'Place',
    'Query',
    'URL',
  ])
  const schema = buildClientSchema(JSON.parse(await readFile(join(folder, 'client/schema.json'), 'utf8')))
  expect(schema.getType('URL')).toMatchObject({ specifiedByURL: 'https://url.spec.whatwg.org/' })
  expect(schema.getQueryType()?.getFields().item?.description).toBe('Any item.')
  expect(JSON.parse(await readFile(join(folder, 'client/possible-types.json'), 'utf8'))).toEqual({
    Found: ['Item', 'Place'],
    Named: ['Item'],
  })
  expect(await readFile(join(folder, 'router/supergraph.graphql'), 'utf8')).toContain('for: SECURITY')
})

test('a check finds stale files and writes nothing', async () => {
  const folder = await aProject({ item: itemSchema, place: placeSchema })
  await composeProject(folder)
  expect(await composeProject(folder, { check: true })).toEqual({ ok: true, report: [] })
  await write(folder, 'subgraphs/item/schema.graphql', itemSchema.replace('Any item', 'Some item'))

  const first = await composeProject(folder, { check: true })
  const second = await composeProject(folder, { check: true })

  const stale = 'router/supergraph.graphql, client/api.graphql, client/schema.json, client/public/api.graphql'
  expect(first).toEqual({ ok: false, report: [`Stale, run npm run compose: ${stale}`] })
  expect(second).toEqual(first)
})

test('the lint reports missing descriptions and deprecations without a date', async () => {
  const deprecation = '  "The old name."\n  title: String @deprecated(reason: "Use name.")\n'
  const folder = await aProject({ info: itemSchema.replace('  address: URL\n', deprecation) })
  await cp(join(repository, '.graphqlrc.yml'), join(folder, '.graphqlrc.yml'))
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: join(repository, 'eslint.config.js') })

  const [result] = await eslint.lintFiles('subgraphs/info/schema.graphql')

  const found = result?.messages.map(({ line, ruleId }) => `${line} ${ruleId}`)
  expect(found).toContain('14 @graphql-eslint/require-description')
  expect(found).toContain('17 no-restricted-syntax')
})

test('supergraph.yaml names the version that we compose with', async () => {
  const config = readSupergraphConfig(await readFile(join(repository, 'supergraph.yaml'), 'utf8'))

  expect(config.federation_version).toBe(`=${packageJson.devDependencies['@apollo/composition']}`)
})

const examples = join(repository, '..', 'shared', 'schema', 'examples.graphql')

test.skipIf(!existsSync(examples))(
  `every example operation of the contract is valid${existsSync(examples) ? '' : ' (skipped: ../shared/schema is missing)'}`,
  async () => {
    const schema = buildSchema(await readFile(join(repository, 'client', 'api.graphql'), 'utf8'))

    expect(validate(schema, parse(await readFile(examples, 'utf8')))).toEqual([])
  },
)
