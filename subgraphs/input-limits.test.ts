import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { GraphQLID, GraphQLString, getNamedType, isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { limitInputs } from './_shared/input-limits.ts'
import { aViewer, testSubgraph } from './_shared/testing.ts'
import { subgraphs } from './all.ts'
import { testSettings } from './auth/fixtures.ts'
import { schemaOf } from './testing.ts'
import {
  type InputValue,
  inputsOf,
  inputWith,
  isList,
  isText,
  keys,
  lengthOf,
  operationWith,
} from './testing-inputs.ts'

const readme = readFileSync(new URL('../router/README.md', import.meta.url), 'utf8').split('\n')

describe.each(subgraphs.map((module) => ({ name: module.name, module })))('$name', async ({ name, module }) => {
  const schema = buildSubgraphSchema([{ typeDefs: schemaOf(name) }])
  limitInputs(schema)
  const inputs = inputsOf(schema)
  const viewer = aViewer('usr_hostile', 'moderator')
  // UNAUTHENTICATED is for a session that isn't in auth's database, FORBIDDEN for a policy that there isn't.
  const expected = ['BAD_USER_INPUT', 'RATE_LIMITED', 'UNAUTHENTICATED', ...(name === 'auth' ? ['FORBIDDEN'] : [])]
  const { execute } = await testSubgraph(module, name === 'auth' ? testSettings : {})

  /** The error of the wrapped resolver of any field, wherever it is in the graph. */
  async function resolve({ type, field, argument, path }: InputValue, value: unknown): Promise<unknown> {
    const parent = schema.getType(type)
    const found = isObjectType(parent) ? parent.getFields()[field] : undefined
    try {
      const args = { [argument.name]: inputWith(argument.type, path, value) }
      return await found?.resolve?.({}, args, {}, Object.assign(Object.create(null), { fieldName: field }))
    } catch (error) {
      return error
    }
  }

  test('every list in an input has at most 50 elements, says so, and refuses more', async () => {
    for (const input of inputs.filter(isList)) {
      const { elements = 0 } = lengthOf(input)
      expect(elements, input.name).toBeLessThanOrEqual(50)
      expect(elements, input.name).toBeGreaterThan(0)
      const stated = /(?:at most|1 to) (\d+)/.exec(input.input.description ?? '')?.[1]
      expect(Number(stated), `The description of ${input.name}`).toBeLessThanOrEqual(elements)

      const path = [input.argument.name, ...input.path].join('.')
      expect(await resolve(input, Array(elements + 1).fill(null)), input.name).toMatchObject({
        message: `\`${path}\` has at most ${elements} elements; this list has ${elements + 1}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      })
      expect(await resolve(input, Array(elements).fill(null)), input.name).not.toBeInstanceOf(Error)
    }
  })

  test('every text in an input has a limit in its description, and a longer one is refused before any resolver', async () => {
    const scalars = inputs
      .filter(isText)
      .filter(({ input }) => [GraphQLID, GraphQLString].includes(getNamedType(input.type) as never))
    for (const input of scalars) {
      const { characters } = lengthOf(input)
      if (characters)
        expect(input.input.description, input.name).toMatch(new RegExp(`\\b${characters.toLocaleString('en')}\\b`))

      const text = 'x'.repeat(8_001)
      const error = await resolve(input, isList(input) ? [text] : text)

      expect(error, input.name).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    }
  })

  test('the table in the README of the router has the limit of every text', () => {
    for (const input of inputs) {
      const { characters, units } = lengthOf(input)
      const limit = characters
        ? `${characters.toLocaleString('en')} characters`
        : `${units?.toLocaleString('en')} code units`
      if (!characters && !units) continue
      const rows = readme.filter((line) => line.startsWith('|') && line.includes(`\`${input.input.name}\``))
      expect(
        rows.filter((line) => line.includes(limit)),
        `${input.name}: ${limit}`,
      ).toHaveLength(1)
    }
  })

  // The other fields are below these; the tests above cover their limits.
  const texts = inputs.filter(
    (input) => isText(input) && (['Query', 'Mutation'].includes(input.type) || keys[input.type]),
  )
  const ask = async (input: InputValue, text: string) => {
    const { query, variables } = operationWith(schema, input, isList(input) ? [text] : text)
    const { errors = [] } = await execute(query, variables, viewer)
    return { input, errors }
  }
  const askAll = (text: string) => Promise.all(texts.map((input) => ask(input, text)))

  test.each([8_000, 100_000])('a text of %i units is refused quickly', async (length) => {
    const began = performance.now()
    for (const { input, errors } of await askAll('x'.repeat(length))) {
      for (const { message, extensions } of errors) {
        expect(message.length, input.name).toBeLessThanOrEqual(1_000)
        expect(extensions, input.name).toEqual({ code: 'BAD_USER_INPUT' })
      }
      // 250 characters may have as many units; the person then hears of the limit in `userErrors`.
      if (length > 8_000 || (lengthOf(input).characters ?? 0) < 250) expect(errors, input.name).toHaveLength(1)
    }
    // A check that takes quadratic time would take minutes.
    expect(performance.now() - began).toBeLessThan(30_000)
  })

  test.each([
    ['NUL', 'a\0b'],
    ['NUL alone', '\0'],
    ['a lone surrogate', 'a\ud800'],
    ['a lone low surrogate', '\udc00b'],
    ['a thousand combining marks', `a${'\u0301'.repeat(1_000)}`],
    ['marks of direction', '\u202eabc\u2066\u200f'],
    ['only invisible characters', '\u200b\ufeff\u00ad'],
    ['wildcards', '%_\\%'],
    ['a quoted backslash', `'";--$1\\`],
    ['noncharacters', '\uffff\ufdd0'],
    ['an id with NUL', 'itm_\0'],
    ['an id with a wildcard', 'plc_%'],
    ['nothing', ''],
  ])('%s is never a failure of ours', async (_what, text) => {
    for (const { input, errors } of await askAll(text))
      for (const { message, extensions } of errors)
        expect(expected, `${input.name}: ${message}`).toContain(extensions?.code)
  })

  test('a hostile key of an entity finds nothing', async () => {
    const entities = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'key'),
    )
    for (const { name: type } of entities)
      for (const id of ['\0', 'itm_\0', 'a\ud800', 'x'.repeat(100_000), '%', '']) {
        const { errors = [] } = await execute(
          'query ($keys: [_Any!]!) { _entities(representations: $keys) { __typename } }',
          { keys: [{ __typename: type, id }] },
          viewer,
        )
        for (const { extensions } of errors)
          expect(extensions?.code, `${type} ${JSON.stringify(id)}`).not.toBe('INTERNAL_SERVER_ERROR')
      }
  })
})
