import fc from 'fast-check'
import { execute, type GraphQLError, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { propertyRuns } from '../testing.ts'
import { createExecutor } from './executor.ts'
import { Choices, operationOf, type TestOperation } from './testing-operations.ts'
import { nullableSchema, type Pick, testContext, testSchema } from './testing-schema.ts'

const schema = testSchema()
const nullable = nullableSchema()
const run = createExecutor(schema)

// graphql-js doesn't handle the promises of a list of which another element fails at once. Ours must leave none.
let listeners: NodeJS.UnhandledRejectionListener[] = []
let unhandled: unknown[] = []
beforeAll(() => {
  listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', (reason) => unhandled.push(reason))
})
afterAll(() => {
  process.removeAllListeners('unhandledRejection')
  for (const listener of listeners) process.on('unhandledRejection', listener)
})

/**
 * One difference to graphql-js is intended. When an error makes an object null, its other errors may or may not be reported, and
 * which error is the first depends on time. graphql-js waits for the object's other promises in some cases and collects their
 * errors; ours drops them. So the test demands: the same data; exactly the same errors of fields that are null themselves; at
 * least one error for each object that errors made null; and no error that can't occur.
 */
test('a compiled operation has the data and the errors that graphql-js has', { timeout: 600_000 }, async () => {
  const outcomes = fc.array(fc.nat(1023), { minLength: 1, maxLength: 400, size: 'max' })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(255), { maxLength: 300, size: 'max' }), outcomes, async (numbers, table) => {
      const operation = operationOf(new Choices(numbers), schema)
      expect(validate(schema, parse(operation.query)).map(({ message }) => message)).toEqual([])

      await compare(operation, (place, count) => Number(table[hash(place) % table.length]) % count)
    }),
    { seed: 7, numRuns: propertyRuns(300, 3000) },
  )
})

async function compare({ query, variables }: TestOperation, pick: Pick): Promise<void> {
  const document = parse(query, { noLocation: true })
  const interpret = (on: typeof schema) =>
    execute({ schema: on, document, variableValues: variables, contextValue: testContext(pick) })
  const theirs = await interpret(schema)
  const possible = await interpret(nullable)
  await settled()
  unhandled = []

  const ours = await inTime(run(query, variables, undefined, testContext(pick)))

  await settled()
  expect(unhandled).toEqual([])
  expect(JSON.stringify(ours.data)).toBe(JSON.stringify(theirs.data))
  const expected = (theirs.errors ?? []).map((error) => describe(error, theirs.data))
  const found = (ours.errors ?? []).map((error) => describe(error, ours.data))
  expect(texts(found.filter(({ isOwn }) => isOwn))).toEqual(texts(expected.filter(({ isOwn }) => isOwn)))
  expect(unique(found.map(({ nulled }) => nulled))).toEqual(unique(expected.map(({ nulled }) => nulled)))
  const all = new Set((possible.errors ?? []).map((error) => describe(error, null).text))
  expect(found.filter(({ text, error }) => !all.has(text) && !isMissing(error, possible.data))).toEqual([])
}

async function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('It never ends.')), 3_000)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** Ends when promises that nobody waits for have ended as well. */
async function settled(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve))
}

const unique = (values: readonly string[]) => [...new Set(values)].sort()
const texts = (found: readonly { text: string }[]) => found.map(({ text }) => text).sort()

/** An error, the place that is null because of it, and whether that is the place of the error. */
function describe(error: GraphQLError, data: unknown) {
  const path = error.path ?? []
  let length = 0
  for (let value = data; value !== null && value !== undefined && length < path.length; length += 1)
    value = at(value, path[length])
  return {
    error,
    text: `${message(error)} ${JSON.stringify(error.path)}`,
    nulled: JSON.stringify(path.slice(0, length)),
    isOwn: length === path.length,
  }
}

/** Whether it is the error of a place that must not be null, but is. */
function isMissing(error: GraphQLError, data: unknown): boolean {
  return error.message.startsWith('Cannot return null for') && (error.path ?? []).reduce(at, data) === null
}

const at = (value: unknown, key: string | number | undefined): unknown =>
  (value as Record<string, unknown> | null | undefined)?.[String(key)]

/** Our messages of two faults of a subgraph are shorter. Clients don't see them. */
function message({ message }: GraphQLError): string {
  if (/^(Abstract type|Runtime Object type)|which is none of its types/.test(message)) return 'no type'
  return message.replace(/^(Expected `\w+\.serialize).*$/s, '$1')
}

function hash(text: string): number {
  let value = 2166136261
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 16777619) >>> 0
  return value
}
