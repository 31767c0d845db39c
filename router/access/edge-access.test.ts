import fc from 'fast-check'
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isOutputType,
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
import { accessRulesOf } from './rules.ts'

const sdl = `
  schema @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY, import: [{ name: "@authenticated", as: "@auth" }])
    @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "needs", for: SECURITY)
    @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY) { query: Query mutation: Mutation }
  directive @auth on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @needs(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @link(url: String, as: String, for: String, import: [Imported]) repeatable on SCHEMA
  directive @tag(name: String!) repeatable on FIELD_DEFINITION
  scalar Imported
  type Query { node: Node nodes: [Node] strict: [Node!]! thing: Thing things: [Thing!] matrix: [[Thing]] open: Open! opens: [Open!]
    sealed: Sealed secret: String @auth guarded: Guarded }
  type Mutation { first: Open second: Open @auth third: Open @policy(policies: [["p"]]) signIn: Half @tag(name: "changes-viewer") }
  interface Node { id: ID! name: String child: Node }
  interface Guarded @auth { guard: Int }
  type Open implements Node { id: ID! name: String child: Half hidden: String @auth hard: String! @needs(scopes: [["a", "b"], ["c"]])
    color: Color code: Code parent: Node! owner: Sealed! }
  type Half implements Node & Guarded { id: ID! name: String @auth child: Node guard: Int next: Thing! @policy(policies: [["p"], ["q"]]) }
  type Sealed implements Node @needs(scopes: [["a"]]) { id: ID! name: String child: Node value: Int! }
  type Other { text: String thing: Thing! }
  union Thing = Open | Half | Sealed | Other
  enum Color @policy(policies: [["p"]]) { RED BLUE }
  scalar Code @auth
`
const schema = buildSchema(sdl, { assumeValidSDL: true })
const rules = accessRulesOf(parse(sdl))

type Made = { __typename: string; seed: number }

/** What a field returns: always the same for the same object, with nulls and lists now and then. */
function madeValue({ seed }: { seed: number }, { fieldName, returnType, parentType }: GraphQLResolveInfo): unknown {
  const make = (type: typeof returnType, nth: number): unknown => {
    if (isNonNullType(type)) return make(type.ofType, nth) ?? make(type.ofType, nth + 7)
    if (nth % 9 === 8 && !isNonNullType(returnType)) return null
    if (isListType(type)) return Array.from({ length: nth % 4 }, (_value, index) => make(type.ofType, nth + index + 1))
    if (isAbstractType(type)) {
      const types = schema.getPossibleTypes(type)
      return { __typename: types[nth % types.length]?.name, seed: nth }
    }
    if (isObjectType(type)) return { __typename: type.name, seed: nth }
    return isEnumType(type) ? ['RED', 'BLUE'][nth % 2] : nth
  }
  const text = `${seed} ${parentType.name} ${fieldName}`
  const hash = [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 100_003, 7)
  return (
    make(getNullableType(returnType), hash) ?? (isNonNullType(returnType) ? make(getNullableType(returnType), 1) : null)
  )
}

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

/** Selections of a type. Response names say the type that their author knew, so that those that merge are alike. */
function selections(type: GraphQLNamedType, depth: number): fc.Arbitrary<string> {
  const fields = 'getFields' in type && isCompositeType(type) ? Object.values(type.getFields()) : []
  const field = fc.constantFrom('__typename', ...fields.map(({ name }) => name)).chain((name) => {
    const found = fields.find((candidate) => candidate.name === name)
    const value = found && isOutputType(found.type) ? getNamedType(found.type) : undefined
    const condition = fc.constantFrom('', '', '', ' @include(if: $yes)', ' @skip(if: $yes)')
    if (!isCompositeType(value)) return condition.map((text) => `${type.name}_${name}: ${name}${text}`)
    if (depth === 0) return fc.constant('__typename')
    return fc
      .tuple(condition, selections(value, depth - 1))
      .map(([text, set]) => `${type.name}_${name}: ${name}${text} ${set}`)
  })
  const others = isAbstractType(type)
    ? schema.getPossibleTypes(type)
    : isObjectType(type)
      ? [type, ...type.getInterfaces()]
      : []
  const fragment = fc
    .constantFrom(type, ...others)
    .chain((on) => selections(on, Math.max(0, depth - 1)).map((set) => `... on ${on.name} ${set}`))
  const spread = fc.constantFrom(...[type, ...others].map(({ name }) => `...Of${name}`))
  const part = fc.oneof(
    { arbitrary: field, weight: 5 },
    ...(others.length > 0 && depth > 0 ? [{ arbitrary: fragment, weight: 2 }] : []),
    ...(spreadable.has(type.name) ? [{ arbitrary: spread, weight: 1 }] : []),
  )
  return fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `{ ${parts.join(' ')} }`)
}

// Fragments with one level, so that none contains itself.
const spreadable = new Map(
  ['Open', 'Half', 'Sealed', 'Node', 'Guarded', 'Thing', 'Other'].map((name) => [
    name,
    name === 'Thing'
      ? 'fragment OfThing on Thing { ... on Open { Open_hidden: hidden } ...OfSealed __typename }'
      : `fragment Of${name} on ${name} { ${Object.values(
          (schema.getType(name) as ReturnType<typeof schema.getQueryType> & {}).getFields(),
        )
          .filter(({ type }) => !isCompositeType(getNamedType(type)))
          .map(({ name: field }) => `${name}_${field}: ${field}`)
          .join(' ')} }`,
  ]),
)

const operations = selections(schema.getQueryType() as GraphQLNamedType, 3).map((set) => {
  const used = new Set<string>()
  let text = `query ($yes: Boolean = true) ${set}`
  for (let more = true; more; ) {
    more = false
    for (const [name, fragment] of spreadable) {
      if (used.has(name) || !text.includes(`...Of${name} `)) continue
      used.add(name)
      text += `\n${fragment} `
      more = true
    }
  }
  return text
})

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
