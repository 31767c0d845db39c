import {
  type DocumentNode,
  type ExecutionResult,
  execute as executeByInterpreter,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isIntrospectionType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { conditionNames } from '../conditions.ts'
import type { ErrorCode } from '../errors.ts'
import { forEachNode } from '../for-each-node.ts'
import { seenBefore } from '../seen-before.ts'
import { cacheControlOf } from './cache-policy.ts'
import { compileOperation, type Execute } from './compile.ts'

/** A valid operation with what is worked out once for all its executions. */
interface PreparedOperation {
  operation: OperationDefinitionNode
  cacheControl: string
  /** The function for given values of the variables in `@skip` and `@include`. */
  functionFor(variables: Record<string, unknown>): Execute
}

export interface OperationResult {
  data?: Record<string, unknown> | null
  errors?: readonly GraphQLError[]
  /** The `Cache-Control` header. */
  cacheControl: string | undefined
}

// A parsed and compiled operation of 352 characters takes 22 kB, 62 bytes for each (the heap before and after 300 of them, whose
// objects were null). What is compiled at the first object comes on top.
const bytesPerCharacter = 120

/** At most so many variables in `@skip` and `@include` of an operation are compiled: each doubles the number of functions. */
const conditionsMax = 4

/**
 * Executes operations on a schema. What is parsed, validated and compiled of a text is kept from its second request on. It takes 5,000,000
 * bytes of memory for that by default, about; the least recently used are dropped.
 */
export function createExecutor(schema: GraphQLSchema, memoryBytes = 5_000_000) {
  const prepared = new LRUCache<string, PreparedOperation>({ maxSize: memoryBytes })
  const isSeen = seenBefore()

  const prepare = (query: string, operationName: string | undefined): PreparedOperation => {
    const key = operationName === undefined ? query : `${operationName}\n${query}`
    const known = prepared.get(key)
    if (known) return known
    const document = parseQuery(query)
    const [problem, ...others] = validate(schema, document)
    if (problem)
      throw new InvalidDocument([problem, ...others].map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')))
    const operation = prepareOperation(schema, document, operationName)
    if (isSeen(key)) prepared.set(key, operation, { size: bytesPerCharacter * key.length })
    return operation
  }

  return async (
    query: string,
    variables: Record<string, unknown> | undefined,
    operationName: string | undefined,
    context: unknown,
  ): Promise<OperationResult> => {
    try {
      const { operation, cacheControl, functionFor } = prepare(query, operationName)
      const { coerced, errors: refused } = getVariableValues(
        schema,
        operation.variableDefinitions ?? [],
        variables ?? {},
        {
          maxErrors: 50,
        },
      )
      if (refused) return { errors: refused.map((error) => withCode(error, 'BAD_USER_INPUT')), cacheControl: undefined }
      const { data, errors } = await functionFor(coerced)(context, coerced, variables)
      if (errors.length > 0) return { data, errors, cacheControl: 'no-store' }
      return { data, cacheControl: hasMissing(data) ? withShortAge(cacheControl) : cacheControl }
    } catch (error) {
      if (error instanceof InvalidDocument) return { errors: error.errors, cacheControl: undefined }
      throw error
    }
  }
}

/** Whether a root field, or an entity, is null: it may be there soon. */
function hasMissing(data: Record<string, unknown> | null): boolean {
  for (const value of Object.values(data ?? {}))
    if (value === null || (Array.isArray(value) && value.includes(null))) return true
  return false
}

const missingMaxAge = 60

const withShortAge = (cacheControl: string): string =>
  cacheControl.replace(/max-age=(\d+)/, (_text, age) => `max-age=${Math.min(Number(age), missingMaxAge)}`)

/** Thrown for a document that can't be executed. */
class InvalidDocument extends Error {
  readonly errors: readonly GraphQLError[]

  constructor(errors: readonly GraphQLError[]) {
    super('invalid document')
    this.errors = errors
  }
}

function parseQuery(query: string): DocumentNode {
  try {
    return parse(query, { noLocation: true })
  } catch (error) {
    throw error instanceof GraphQLError ? new InvalidDocument([withCode(error, 'GRAPHQL_PARSE_FAILED')]) : error
  }
}

const withCode = (error: GraphQLError, code: ErrorCode): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    path: error.path,
    originalError: error.originalError ?? error,
    extensions: { ...error.extensions, code },
  })

function prepareOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): PreparedOperation {
  const operation = getOperationAST(document, operationName)
  if (!operation || !schema.getRootType(operation.operation)) {
    const message = operation
      ? `The schema has no ${operation.operation}.`
      : 'The document has no operation of this name, or has several and the request names none.'
    const code: ErrorCode = 'OPERATION_RESOLUTION_FAILURE'
    throw new InvalidDocument([new GraphQLError(message, { extensions: { code } })])
  }
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null)
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node
  const parts = { schema, operation, fragments }
  const names = conditionNames(document)
  const compiled = new Map<string, Execute>()
  const interpreted = interpret(schema, document, operation.name?.value)
  const isInterpreted = names.length > conditionsMax || isUnusual(document) || hasTypePredicates(schema)
  return {
    operation,
    cacheControl: cacheControlOf({ ...parts, conditions: {} }),
    functionFor(variables) {
      // A variable with a default may be null in a condition, which is an error where the condition is.
      if (isInterpreted || names.some((name) => variables[name] === null)) return interpreted
      const key = names.map((name) => Number(variables[name] === true)).join('')
      const known = compiled.get(key)
      if (known) return known
      const conditions = Object.fromEntries(names.map((name) => [name, variables[name]]))
      const execute = compileOperation({ ...parts, conditions })
      compiled.set(key, execute)
      return execute
    },
  }
}

/** Whether a document asks for the schema itself, or subscribes. */
function isUnusual(document: DocumentNode): boolean {
  let found = false
  forEachNode(document, {
    Field({ name }) {
      if (name.value === '__schema' || name.value === '__type') found = true
    },
    OperationDefinition({ operation }) {
      if (operation === 'subscription') found = true
    },
  })
  return found
}

const hasTypePredicates = (schema: GraphQLSchema): boolean =>
  Object.values(schema.getTypeMap()).some((type) => isObjectType(type) && !isIntrospectionType(type) && type.isTypeOf)

const interpret =
  (schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Execute =>
  async (contextValue, _coerced, variableValues) => {
    const result: ExecutionResult = await executeByInterpreter({
      schema,
      document,
      contextValue,
      variableValues,
      operationName,
    })
    return { data: result.data ?? null, errors: [...(result.errors ?? [])] }
  }
