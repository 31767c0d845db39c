import { buildSchema, execute, type GraphQLSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { enforceAccess, enforcePolicies } from './access-control.ts'
import { recentSignInRequired } from './errors.ts'

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

const withPolicies = (policies: string) =>
  buildSchema(`
    directive @authenticated on FIELD_DEFINITION
    directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION
    type Query { secret: Int @policy(policies: ${policies}) deep: Deep @authenticated }
    type Deep { secret: Int @policy(policies: ${policies}) }`)
/** Policies by name, met by viewers whose scopes contain the name. */
const policies = Object.fromEntries(
  ['a', 'b', 'c'].map((name) => [
    name,
    async ({ viewer }: { viewer: { scopes: string[] } }) =>
      viewer.scopes.includes(name) ? null : recentSignInRequired(`not ${name}`),
  ]),
)

test('a policy without a condition in the subgraph stops the start', () => {
  for (const name of ['d', 'toString', 'constructor']) {
    const schema = withPolicies(`[["a", "${name}"]]`)
    expect(() => enforcePolicies(schema, policies), name).toThrow(`has the policy "${name}"`)
  }
})

test('a field with policies is resolved if all of one set are met, and otherwise refused without running', async () => {
  const guarded = withPolicies('[["a", "b"], ["c"]]')
  enforcePolicies(guarded, policies)
  enforceAccess(guarded, [])
  let runs = 0
  const secret = () => {
    runs += 1
    return 42
  }
  const ask = async (viewer: object | null, query: string) => {
    const rootValue = { secret, deep: { secret } }
    const { data, errors } = await execute({
      schema: guarded,
      document: parse(query),
      rootValue,
      contextValue: { viewer },
    })
    return errors ? `${errors[0]?.extensions.code} ${errors[0]?.message}` : JSON.stringify(data)
  }
  const viewers = [null, ...[[], ['a'], ['b'], ['a', 'b'], ['c']].map((scopes) => ({ scopes }))]

  const answers = await Promise.all(viewers.map((viewer) => ask(viewer, '{ secret }')))
  const deep = await ask({ scopes: ['a'] }, '{ deep { secret } }')

  const [met, refused] = ['{"secret":42}', 'RECENT_SIGN_IN_REQUIRED not ']
  expect(answers).toEqual(['UNAUTHENTICATED Sign in first.', `${refused}a`, `${refused}b`, `${refused}a`, met, met])
  expect(deep).toBe(`${refused}b`)
  expect(runs).toBe(2)
})
