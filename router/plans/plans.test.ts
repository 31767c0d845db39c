import { Supergraph } from '@apollo/federation-internals'
import fc from 'fast-check'
import { execute, type GraphQLFormattedError, GraphQLSchema, Kind, parse, print, validate, visit } from 'graphql'
import { expect, test } from 'vitest'
import { type GeneratedOperation, generateOperation } from '../../e2e/generated-operations.ts'
import { propertyRuns } from '../../subgraphs/_shared/testing.ts'
import { fieldSet } from '../field-sets.ts'
import { smallGraph } from '../testing.ts'
import { type Faults, falsifier } from './falsify.ts'
import { isObject } from './merge.ts'
import { testingGraph, testingPools } from './testing-graph.ts'

// Another seed, such as TEST_SEED=7, generates other operations.
const seed = Number(process.env.TEST_SEED ?? 20261130)

const choices = fc.array(fc.nat(2 ** 16), { maxLength: 200, size: 'max' })
const faultsOf = (isWild: boolean) =>
  fc.record({ salt: fc.nat(), rate: fc.constantFrom(0, 20, 60, 150), isWild: fc.constant(isWild) })

interface Answer {
  data?: Record<string, unknown> | null
  errors?: readonly GraphQLFormattedError[]
}

test('compiled plans answer generated operations as the gateway does', { timeout: 600_000 }, async () => {
  const { compiled, stock, generate } = await bothGraphs()
  let withErrors = 0

  await fc.assert(
    fc.asyncProperty(
      choices,
      fc.boolean(),
      fc.boolean(),
      faultsOf(false),
      async (numbers, isMutation, isTyped, given) => {
        const operation = generate(numbers, isMutation, isTyped)
        const [ours, theirs] = [await compiled(operation, given), await stock(operation, given)]

        const context = JSON.stringify({ operation, given, ours, theirs })
        // The gateway moves fragments on one type together; the other test compares the order with that of GraphQL.
        expect(JSON.stringify(sorted(ours.data)), context).toBe(JSON.stringify(sorted(theirs.data)))
        expect(comparable(ours), context).toEqual(comparable(theirs))
        if (ours.errors) withErrors += 1
      },
    ),
    { numRuns: propertyRuns(100, 2_000), seed, endOnFailure: true },
  )

  expect(withErrors).toBeGreaterThan(0)
})

test('whatever subgraphs answer, the response has the types of the schema, in the order of the operation', {
  timeout: 600_000,
}, async () => {
  const { compiled, generate, schema } = await bothGraphs()

  await fc.assert(
    fc.asyncProperty(choices, fc.boolean(), faultsOf(true), async (numbers, isMutation, given) => {
      const operation = generate(numbers, isMutation, true)
      const { data, errors } = await compiled(operation, given)
      // Executing the operation over its own response changes nothing.
      const again = await execute({
        schema,
        document: parse(operation.query),
        rootValue: data,
        variableValues: operation.variables,
        fieldResolver: (source, _arguments, _context, { path }) => source[path.key],
        typeResolver: (source) => source.type_of,
      })

      const context = JSON.stringify({ operation, given, data, errors, again })
      for (const error of errors ?? []) expect(error.extensions?.code, context).not.toBe('INTERNAL_SERVER_ERROR')
      if (data === null) return
      expect(again.errors, context).toBeUndefined()
      expect(JSON.stringify(data), context).toBe(JSON.stringify(again.data))
    }),
    { numRuns: propertyRuns(100, 2_000), seed, endOnFailure: true },
  )
})

async function bothGraphs() {
  let current: Faults = { salt: 0, rate: 0, isWild: false }
  const falsify: ReturnType<typeof falsifier> = (result, asked) => falsifier(current)(result, asked)
  const [compiledGraph, stockGraph] = await Promise.all([
    smallGraph(testingGraph, { falsify }),
    smallGraph(testingGraph, {
      falsify: (result, asked) => withoutInterfaces(falsify(result, asked)),
      isCompiled: false,
    }),
  ])
  const schema = Supergraph.build(compiledGraph.supergraphSdl).apiSchema().toGraphQLJSSchema()
  const ofMutations = new GraphQLSchema({ ...schema.toConfig(), query: schema.getMutationType(), mutation: null })
  const asked =
    ({ execute: ask }: typeof compiledGraph) =>
    ({ query, variables }: GeneratedOperation, faults: Faults): Promise<Answer> => {
      current = faults
      return ask(query, variables)
    }
  const generate = (numbers: readonly number[], isMutation: boolean, isTyped: boolean) => {
    const given = generateOperation(isMutation ? ofMutations : schema, { choices: numbers, pools: testingPools })
    const query = isMutation ? given.query.replace(/^query/, 'mutation') : given.query
    const operation = { ...given, query: isTyped ? withTypes(query) : query }
    expect(validate(schema, parse(operation.query)), operation.query).toEqual([])
    return operation
  }
  return { compiled: asked(compiledGraph), stock: asked(stockGraph), generate, schema }
}

/** The operation with the type of each object. */
const withTypes = (query: string): string =>
  print(
    visit(parse(query), {
      SelectionSet: {
        leave: (set) => ({
          kind: Kind.SELECTION_SET,
          selections: [...set.selections, ...fieldSet('type_of: __typename').selections],
        }),
      },
    }),
  )

/**
 * A response in which entities don't have the name of an interface. The gateway would put it in the place of the object's own type,
 * and leave out the fields of that type.
 */
function withoutInterfaces(result: ReturnType<ReturnType<typeof falsifier>>) {
  const entities = result.data?._entities
  if (!Array.isArray(entities)) return result
  const renamed = entities.map((entity) => {
    if (!isObject(entity) || entity.__typename !== 'Media') return entity
    const { __typename, ...others } = entity
    return others
  })
  return { ...result, data: { ...result.data, _entities: renamed } }
}

/** A value with the fields of its objects in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)])
}

/** Paths and codes of errors, each once, without what is known to differ. */
function comparable({ errors = [] }: Answer): string[] {
  const texts = errors.map(({ message, path = [], extensions }) => {
    // A value of another type is null: the gateway says so to nobody, but we report it if there is no other error.
    if (message === 'A subgraph returned a value of another type.') return ''
    // The gateway calls it an internal error.
    if (message.includes('Expected "data._entities"') || message.includes('entities were expected')) return 'entities'
    const end = path.findIndex((part) => part === '@' || part === '_entities')
    // Where an earlier object of a list gets nothing from a fetch, the gateway shifts the errors of the others.
    const shown = (end === -1 ? path : path.slice(0, end)).map((part) => (typeof part === 'number' ? '#' : part))
    return `${shown.join('.')} ${extensions?.code}`
  })
  return [...new Set(texts)].filter((text) => text !== '').sort()
}
