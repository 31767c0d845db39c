import fc from 'fast-check'
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { expect, test } from 'vitest'
import { recentSignInRequired } from '../../subgraphs/_shared/errors.ts'
import { propertyRuns } from '../../subgraphs/_shared/testing.ts'
import type { Viewer } from '../../subgraphs/_shared/viewer.ts'
import { narrowFragments } from '../fragments.ts'
import { edgeAccess } from './edge-access.ts'
import { coordinatesOf, refusalAt, refusalsOf } from './refusals.ts'
import { type Made, madeValue, operations, rules, schema, sdl } from './testing-graph.ts'

interface Caller {
  viewer: Viewer | null
  unmet: readonly string[]
}

const callerOf = (scopes: string[] | null, unmet: readonly string[] = []): Caller => ({
  viewer: scopes && { userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes },
  unmet,
})

const checkPolicies =
  ({ unmet }: Caller) =>
  async (names: readonly string[]) =>
    new Map(names.filter((name) => unmet.includes(name)).map((name) => [name, recentSignInRequired(`not ${name}`)]))

/** Executes at the edge over a graph that enforces nothing, and says which fields were fetched. */
async function executeAtEdge(document: DocumentNode, caller: Caller, variables: Record<string, unknown> = {}) {
  const fetched = new Set<string>()
  const executor = edgeAccess(sdl).guard((async (context: { document: DocumentNode }) => {
    // As the router does before it plans.
    const planned = narrowFragments(context.document, schema)
    expect(validate(schema, planned).filter(({ message }) => !/never used|conflict/.test(message))).toEqual([])
    return execute({
      schema,
      document: planned,
      variableValues: variables,
      rootValue: { seed: 1 },
      fieldResolver: (parent: Made, _args, _context, info) => {
        fetched.add(`${info.parentType.name}.${info.fieldName}`)
        return madeValue(parent, info)
      },
    })
  }) as never)
  const { viewer } = caller
  const context = { viewer, headers: viewer ? { authorization: 'Bearer' } : {}, checkPolicies: checkPolicies(caller) }
  const result = await executor({ document, schema, request: { variables }, context } as never)
  return { ...(result as ExecutionResult), fetched }
}

/** The naive way: graphql-js fetches everything, and each place that the caller may not have fails. */
async function filterNaively(document: DocumentNode, caller: Caller, variables: Record<string, unknown> = {}) {
  const refusals = await refusalsOf(rules, caller.viewer, checkPolicies(caller))
  const declared = new Map<FieldNode, GraphQLNamedType>()
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, { Field: (node) => void declared.set(node, types.getParentType() as never) }),
  )
  const refuse = (coordinates: string[], { fieldName }: GraphQLResolveInfo) => {
    const refusal = refusalAt(refusals, coordinates)
    if (refusal) throw refusal.errorFor(fieldName)
  }
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    rootValue: { seed: 1 },
    fieldResolver: (parent: Made, _args, _context, info) => {
      const author = declared.get(info.fieldNodes[0] as FieldNode) as GraphQLNamedType
      refuse([...coordinatesOf(author, info.fieldName), ...coordinatesOf(info.parentType, info.fieldName)], info)
      return madeValue(parent, info)
    },
    typeResolver: ({ __typename }: Made, _context, info) => {
      refuse([__typename], info)
      return __typename
    },
  })
  return { result, refusals }
}

const callers = fc
  .tuple(fc.option(fc.subarray(['a', 'b', 'c'])), fc.subarray(['p', 'q']))
  .map(([scopes, unmet]) => callerOf(scopes, unmet))

const shown = ({ path, message, extensions }: GraphQLError) => JSON.stringify([path, message, extensions.code])

test('an operation at the edge has the response of a naive filter of the whole answer, and fetches nothing that is refused', async () => {
  await fc.assert(
    fc.asyncProperty(operations, callers, fc.boolean(), async (text, caller, yes) => {
      const document = parse(text)
      const { result, refusals } = await filterNaively(document, caller, { yes })

      const { data, errors = [], fetched } = await executeAtEdge(document, caller, { yes })

      expect(JSON.stringify(data)).toBe(JSON.stringify(result.data))
      // graphql-js stops at the first error of an object that is null because of it.
      const found = new Set(errors.map(shown))
      expect((result.errors ?? []).map(shown).filter((error) => !found.has(error))).toEqual([])
      for (const { path = [] } of errors) expect(valueAt(data, path), String(path)).toBe(null)
      for (const coordinate of fetched) {
        const [type = '', name = ''] = coordinate.split('.')
        expect(refusalAt(refusals, coordinatesOf(schema.getType(type) as GraphQLNamedType, name)), coordinate).toBe(
          undefined,
        )
      }
    }),
    { numRuns: propertyRuns(100), seed: Number(process.env.TEST_SEED ?? 31) },
  )
})

/** The value at a path, or null from where there is none. */
const valueAt = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value === null ? null : (value as Record<string, unknown>)[key]), data)

const ask = async (text: string, caller: Caller) => {
  const { data, errors, fetched } = await executeAtEdge(parse(text), caller)
  return {
    data,
    errors: errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code]),
    fetched: [...fetched],
  }
}

test('a field that two selections ask for is there if one of them may have it', async () => {
  const { data, errors } = await ask(
    '{ thing { ... on Half { guard child { name ... on Open { name } } } } }',
    callerOf(null),
  )
  const open = await ask('{ opens { parent { ... on Open { id hidden } ... on Node { name } } } }', callerOf(null))

  expect(JSON.stringify({ data, errors })).not.toContain('undefined')
  expect(open.fetched).not.toContain('Open.hidden')
})

test('a mutation that may sign somebody in is left to the subgraphs, and any other is not', async () => {
  const both = await ask('mutation { signIn { id } second { id } }', callerOf(null))
  const second = await ask('mutation { first { id } renamed: second { id } }', callerOf(null))
  const only = await ask('mutation { ...Change } fragment Change on Mutation { second { id } }', callerOf(null))

  expect(both.fetched).toContain('Mutation.second')
  expect(second).toMatchObject({ data: { renamed: null }, errors: [['renamed', 'UNAUTHENTICATED']] })
  expect(only).toEqual({ data: { second: null }, errors: [['second', 'UNAUTHENTICATED']], fetched: [] })
})

test('nobody, somebody without a scope and somebody without a policy get the errors that a subgraph gives', async () => {
  const query = '{ secret opens { hard color } }'

  const codes = await Promise.all(
    [callerOf(null), callerOf(['a']), callerOf(['c'], ['p']), callerOf(['c'])].map(async (caller) => {
      const { errors = [] } = await ask(query, caller)
      return [...new Set(errors.map(([, code]) => code))]
    }),
  )

  expect(codes).toEqual([['UNAUTHENTICATED'], ['FORBIDDEN'], ['RECENT_SIGN_IN_REQUIRED'], []])
})

test('a supergraph with a feature for security that nobody here enforces stops the start', () => {
  const linked = (link: string) => () => edgeAccess(`schema ${link} { query: Query } type Query { a: Int }`)

  expect(linked('@link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)')).toThrow('context/v0.1')
  expect(linked('@link(url: "https://specs.apollo.dev/authenticated/v0.2", for: SECURITY)')).toThrow(
    'authenticated/v0.2',
  )
  expect(linked('@link(url: "https://specs.apollo.dev/policy/v1.0")')).toThrow('policy/v1.0')
  expect(linked('@core(feature: "https://example.com/shield/v0.1", for: SECURITY)')).toThrow('shield/v0.1')
  expect(linked('@linked(url: "https://example.com/shield/v0.1", for: SECURITY)')).toThrow('shield/v0.1')
  expect(linked('@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)')).not.toThrow()
})
