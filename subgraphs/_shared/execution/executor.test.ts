import {
  buildSchema,
  type GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  introspectionFromSchema,
} from 'graphql'
import { expect, test, vi } from 'vitest'
import { createExecutor } from './executor.ts'

const run = (schema: GraphQLSchema, query: string, variables?: Record<string, unknown>, operationName?: string) =>
  createExecutor(schema)(query, variables, operationName, {})

/** A schema with resolvers for some fields, by `Type.field`. */
function schemaWith(sdl: string, resolvers: Record<string, (source: never, args: never) => unknown>): GraphQLSchema {
  const schema = buildSchema(sdl)
  for (const [coordinate, resolve] of Object.entries(resolvers)) {
    const [type = '', field = ''] = coordinate.split('.')
    const found = (schema.getType(type) as ReturnType<GraphQLSchema['getQueryType']>)?.getFields()[field]
    if (!found) throw new Error(`no ${coordinate}`)
    found.resolve = resolve as never
  }
  return schema
}

const codes = (errors: readonly GraphQLError[] | undefined) => errors?.map(({ extensions }) => extensions.code)

test('the fields of a mutation run one after the other, also after one that failed', async () => {
  const log: string[] = []
  const step = async (_source: never, { name }: { name: string }) => {
    log.push(`${name} begins`)
    await new Promise((resolve) => setImmediate(resolve))
    log.push(`${name} ends`)
    if (name === 'b') throw new Error('no b')
    return name
  }
  const schema = schemaWith(
    'type Query { a: Int } type Mutation { may(name: String): String must(name: String): String! }',
    { 'Mutation.may': step, 'Mutation.must': step },
  )

  const nullable = await run(schema, 'mutation { a: may(name: "a") b: may(name: "b") c: may(name: "c") }')

  expect(nullable).toMatchObject({ data: { a: 'a', b: null, c: 'c' }, errors: [{ message: 'no b', path: ['b'] }] })
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])

  log.length = 0
  const nonNull = await run(schema, 'mutation { b: must(name: "b") c: may(name: "c") }')

  expect(nonNull).toMatchObject({ data: null, errors: [{ message: 'no b' }] })
  expect(log).toEqual(['b begins', 'b ends'])
})

test('the resolvers of an object that an error already made null are not called', async () => {
  const called = vi.fn()
  const schema = schemaWith('type Query { a: A } type A { first: Int! second: Int }', {
    'Query.a': () => ({}),
    'A.first': () => new Error('no first'),
    'A.second': called,
  })

  const { data, errors } = await run(schema, '{ a { first second } }')

  expect(data).toEqual({ a: null })
  expect(errors).toMatchObject([{ message: 'no first', path: ['a', 'first'] }])
  expect(called).not.toHaveBeenCalled()
})

test('introspection is answered, also with a condition and beside other fields', async () => {
  const schema = buildSchema('type Query { a(b: Int = 1): [String!]! @deprecated }')
  const query =
    'query ($all: Boolean!) { __schema { queryType { name } } __type(name: "Query") @include(if: $all) { name } }'

  expect(await run(schema, query, { all: true })).toMatchObject({
    data: { __schema: { queryType: { name: 'Query' } }, __type: { name: 'Query' } },
  })
  expect((await run(schema, query, { all: false })).data).not.toHaveProperty('__type')
  const { __schema } = introspectionFromSchema(schema)
  const all = await run(schema, '{ __schema { types { name } } }')
  expect(all.data).toEqual({ __schema: { types: __schema.types.map(({ name }) => ({ name })) } })
})

test('a schema with isTypeOf is executed', async () => {
  const schema = schemaWith('type Query { a: A! } type A { b: Int }', { 'Query.a': () => ({ b: 1 }) })
  Object.assign(schema.getType('A') as object, { isTypeOf: (value: { b: number }) => value.b === 1 })

  expect(await run(schema, '{ a { b } }')).toMatchObject({ data: { a: { b: 1 } } })
})

test('each of six variables in conditions is obeyed', async () => {
  const schema = schemaWith('type Query { a: Int }', { 'Query.a': () => 1 })
  const names = ['b', 'c', 'd', 'e', 'f', 'g']
  const fields = names.map((name, index) => `${name}: a @${index % 2 ? 'skip' : 'include'}(if: $${name})`)
  const query = `query (${names.map((name) => `$${name}: Boolean!`)}) { a ${fields.join(' ')} }`
  const execute = createExecutor(schema)

  for (let bits = 0; bits < 64; bits += 1) {
    const on = (index: number) => ((bits >> index) & 1) === 1
    const variables = Object.fromEntries(names.map((name, index) => [name, on(index)]))
    const shown = names.filter((_name, index) => on(index) !== (index % 2 === 1))
    const { data } = await execute(query, variables, undefined, {})
    expect(Object.keys(data ?? {})).toEqual(['a', ...shown])
  }
})

test('null for a variable of a condition is an error at its place, whichever value came before', async () => {
  const schema = schemaWith('type Query { a: A } type A { b: Int c: Int }', { 'Query.a': () => ({ b: 1, c: 2 }) })
  const execute = createExecutor(schema)
  const query = 'query ($if: Boolean = true) { a { b c @skip(if: $if) } }'

  expect(await execute(query, {}, undefined, {})).toMatchObject({ data: { a: { b: 1 } } })
  expect(await execute(query, { if: false }, undefined, {})).toMatchObject({ data: { a: { b: 1, c: 2 } } })
  expect(await execute(query, { if: null }, undefined, {})).toMatchObject({
    data: { a: null },
    errors: [{ path: ['a'] }],
  })
})

test('the operation that the request names is executed', async () => {
  const schema = schemaWith('type Query { a: Int b: Int }', { 'Query.a': () => 1, 'Query.b': () => 2 })
  const execute = createExecutor(schema)
  const query = 'query A { a } query B($all: Boolean!) { a @include(if: $all) b }'

  expect((await execute(query, {}, 'A', {})).data).toEqual({ a: 1 })
  expect((await execute(query, { all: false }, 'B', {})).data).toEqual({ b: 2 })
  for (const name of ['C', '', undefined]) {
    const { errors, ...rest } = await execute(query, {}, name, {})
    expect(codes(errors)).toEqual(['OPERATION_RESOLUTION_FAILURE'])
    expect(rest).not.toHaveProperty('data')
  }
})

test.each([
  ['{ a', 'GRAPHQL_PARSE_FAILED', 1],
  ['', 'GRAPHQL_PARSE_FAILED', 1],
  ['{ b ...F c }', 'GRAPHQL_VALIDATION_FAILED', 3],
  ['subscription { a }', 'OPERATION_RESOLUTION_FAILURE', 1],
  ['mutation { a }', 'OPERATION_RESOLUTION_FAILURE', 1],
  ['query ($n: Int!) { a(n: $n) }', 'BAD_USER_INPUT', 1],
  ['query ($n: Int!, $m: [Int!]) { a(n: $n) b: a(m: $m) }', 'BAD_USER_INPUT', 3],
])('%s is refused with %s', async (query, code, count) => {
  const schema = buildSchema('type Query { a(n: Int, m: [Int!]): Int }')

  const { errors, ...rest } = await run(schema, query, { m: ['one', null] })

  expect(codes(errors)).toEqual(Array.from({ length: count }, () => code))
  expect(rest).not.toHaveProperty('data')
})

test('a custom scalar in a variable is coerced once, also for an operation that is not compiled', async () => {
  const schema = schemaWith('scalar Twice type Query { a(n: Twice!): Int }', {
    'Query.a': (_source, { n }: { n: number }) => n,
  })
  const twice = schema.getType('Twice') as GraphQLScalarType
  twice.parseValue = (value) => 2 * Number(value)

  const compiled = await run(schema, 'query ($n: Twice!) { a(n: $n) }', { n: 5 })
  const interpreted = await run(schema, 'query ($n: Twice!) { a(n: $n) __schema { description } }', { n: 5 })

  expect(compiled.data).toEqual({ a: 10 })
  expect(interpreted.data).toMatchObject({ a: 10 })
})

test('types of one interface keep their own defaults of an argument', async () => {
  const echo = (_source: never, args: never) => JSON.stringify(args)
  const schema = schemaWith(
    `interface Node { echo(a: Int = 1, b: Int): String }
    type A implements Node { echo(a: Int = 2, b: Int): String }
    type B implements Node { echo(a: Int = 3, b: Int): String }
    type Query { nodes: [Node] }`,
    { 'Query.nodes': () => [{ __typename: 'A' }, { __typename: 'B' }], 'A.echo': echo, 'B.echo': echo },
  )

  const { data } = await run(schema, 'query ($b: Int) { nodes { echo(b: $b) } }', { b: 9 })

  expect(data).toEqual({ nodes: [{ echo: '{"a":2,"b":9}' }, { echo: '{"a":3,"b":9}' }] })
})

const fail = () => {
  throw new Error('no')
}

test.each([
  ['an iterator that throws', () => ({ [Symbol.iterator]: fail })],
  ['a then that throws', () => Object.fromEntries([['then', fail]])],
  ['a then that cannot be read', () => Object.defineProperty({}, 'then', { get: fail })],
])('%s is an error of its field', async (_name, value) => {
  const schema = schemaWith('type Query { now: [Int] later: [[Int]] fine: Int }', {
    'Query.now': value,
    'Query.later': async () => [value()],
    'Query.fine': () => 1,
  })

  const { data, errors } = await run(schema, '{ now later fine }')

  expect(data).toMatchObject({ now: null, fine: 1 })
  expect(errors).toMatchObject([{ message: 'no', path: ['now'] }, { message: 'no' }])
})

test('operations are kept from the second request on, and the least recently used dropped when they take too much memory', async () => {
  const parsed = vi.fn((value) => value)
  const schema = schemaWith('scalar Noted type Query { a(n: Noted): Int }', { 'Query.a': () => 1 })
  const noted = schema.getType('Noted') as GraphQLScalarType
  // Validation reads the literals of each text that is prepared.
  noted.parseLiteral = parsed
  const execute = createExecutor(schema, 12_000)
  const text = (index: number) => `{ a(n: ${index}) # ${'x'.repeat(16)}\n }`
  const prepares = async (index: number) => {
    parsed.mockClear()
    await execute(text(index), {}, undefined, {})
    return parsed.mock.calls.length > 0
  }

  expect([await prepares(0), await prepares(0), await prepares(0)]).toEqual([true, true, false])
  expect([await prepares(1), await prepares(1), await prepares(1)]).toEqual([true, true, false])
  // What is asked once takes no space.
  for (let once = 10; once < 30; once += 1) await prepares(once)
  expect([await prepares(1), await prepares(0)]).toEqual([false, false])
  // Each has 32 characters of 120 bytes: there is space for three.
  for (const index of [2, 2, 3, 3]) await prepares(index)
  expect([await prepares(0), await prepares(1)]).toEqual([false, true])
})
