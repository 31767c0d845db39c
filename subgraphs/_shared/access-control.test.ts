import { buildSchema, execute, type GraphQLSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { enforceAccess } from './access-control.ts'

const schema = (fields: string): GraphQLSchema =>
  buildSchema(`directive @authenticated on FIELD_DEFINITION type Query { ${fields} }`)

test('a root field that is neither protected nor listed as public stops the start', () => {
  expect(() => enforceAccess(schema('open: Int secret: Int'), ['Query.open'])).toThrow('Query.secret must be either')
})

test('a root field that is both protected and listed as public stops the start', () => {
  expect(() => enforceAccess(schema('secret: Int @authenticated'), ['Query.secret'])).toThrow('Query.secret')
})

test('a public field that is missing from the schema stops the start', () => {
  expect(() => enforceAccess(schema('open: Int'), ['Query.open', 'Query.gone'])).toThrow('Query.gone')
})

test('a protected field is rejected without a viewer and resolved with one', async () => {
  const guarded = schema('secret: Int @authenticated')
  enforceAccess(guarded, [])
  const ask = (viewer: object | null) =>
    execute({ schema: guarded, document: parse('{ secret }'), rootValue: { secret: 42 }, contextValue: { viewer } })

  const refused = await ask(null)
  const answered = await ask({ userId: 'usr_1' })

  expect(refused.data).toEqual({ secret: null })
  expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  expect(answered).toEqual({ data: { secret: 42 } })
})

test('a field with a scope is rejected without a viewer and for viewers without the scope', async () => {
  const guarded = buildSchema(`
    directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
    type Query { queue: Int @requiresScopes(scopes: [["moderator"], ["admin", "auditor"]]) }`)
  enforceAccess(guarded, [])
  const ask = async (viewer: object | null) => {
    const { data, errors } = await execute({
      schema: guarded,
      document: parse('{ queue }'),
      rootValue: { queue: 42 },
      contextValue: { viewer },
    })
    return errors?.[0]?.extensions.code ?? data?.queue
  }

  const answers = await Promise.all(
    [null, ...[[], ['admin'], ['moderator'], ['auditor', 'admin']]].map((scopes) => ask(scopes && { scopes })),
  )

  expect(answers).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 42, 42])
})
