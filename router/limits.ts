import type { ApolloServerOptions, ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server'
import { MaxIntrospectionDepthRule, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql'
import { forEachNode } from '../subgraphs/_shared/for-each-node.ts'
import type { RouterContext } from './context.ts'
import { DeferLabelsRule } from './deferral/defer-directive.ts'
import type { CostRules } from './demand/cost-rules.ts'
import { measureOperation, type OperationSize } from './demand/operation-size.ts'
import { limitError, type MetLimit } from './limit-error.ts'

export type ResolvedOperation = GraphQLRequestContextDidResolveOperation<RouterContext>

/** Limits of the parser and the validation. */
export const limits = {
  // The parser stops here with status 400. The longest query of an ordinary app has a few hundred tokens.
  parseOptions: { maxTokens: 2_000 },
  // Nested fragments multiply: a thousand characters can keep the planner busy for seconds.
  maxRecursiveSelections: 10_000,
  // Introspection that goes from fields to types and back multiplies as well.
  validationRules: [MaxIntrospectionDepthRule, DeferLabelsRule],
} satisfies Partial<ApolloServerOptions<never>>

/** Maximum of each measure of an operation. The largest screens of an ordinary app have depth 7, 600 elements and a cost of 1,300. */
export const sizeLimits: OperationSize = { elements: 10_000, depth: 14, rootFields: 20, aliases: 60, cost: 20_000 }

/**
 * Maximum number of UTF-16 code units of a text in an operation's arguments and variables. The longest ordinary ones
 * are comments.
 */
export const textUnitsMax = 8_000

/** Maximum number of elements of a list in an operation's arguments and variables; no field allows more. */
export const inputListMax = 50

/**
 * Maximum number of lists and objects around a value in an operation's arguments and variables. The answer of a passkey needs six.
 * The planner takes twice as long for each list around a literal (`collectVariablesInValue` visits its elements twice), and deep
 * variables overflow the stack.
 */
export const inputLevelsMax = 8

/** Maximum length of a name in an operation: its own, and those of variables, aliases and fragments. */
export const nameMax = 200

/** Memory for parsed documents, each with its form for planning. */
export const documentBytes = 10_000_000

/** Memory for documents with `@defer`. */
export const deferredDocumentBytes = 2_000_000

/** Memory for queries that are answered without Apollo Server, without their plans. */
export const preparedBytes = 10_000_000

/** Memory for plans and what is compiled of them. */
export const planBytes = 40_000_000

/** Memory for answers of subgraphs that everybody may share. */
export const fetchCacheBytes = 20_000_000

/** Memory for whole answers that everybody may share. */
export const responseCacheBytes = 20_000_000

/** Memory for the texts of persisted queries. Any client may register one; the least recently used are dropped. */
export const persistedQueryBytes = 3_000_000

/** Memory for the plans that are not compiled, in MiB, as the gateway estimates it. */
export const planCacheMiB = 1

/** Deadline of a subgraph for one response, unless `ROUTER_SUBGRAPH_SECONDS` gives it another. */
export const subgraphTimeoutMs = 5_000

/** Time of a query for all of its fetches, which may follow each other. What is not there by then is null. */
export const queryTimeoutMs = 15_000

/** Deadline of auth for saying whether a session is active, before a mutation. */
export const sessionCheckTimeoutMs = 2_000

/** Time between two questions for revoked access tokens, and the deadline of auth for an answer. */
export const revocationIntervalMs = 1_000

/** Age of the last answer from which on mutations with a token are refused: a revocation may be missing. */
export const revocationsStaleMs = 30_000

/** Deadline of a subgraph for saying which of its entities exist, before a mutation that refers to them. */
export const ownerTimeoutMs = 2_000

const limitMessages: Record<keyof OperationSize, (limit: string, size: string) => string> = {
  cost: (limit, size) => `An operation costs at most ${limit}; this one costs up to ${size}.`,
  elements: (limit, size) =>
    `The lists of an operation have at most ${limit} elements in all; this one asks for up to ${size}.`,
  depth: (limit, size) => `An operation has at most ${limit} levels of fields; this one has ${size}.`,
  rootFields: (limit, size) => `An operation has at most ${limit} root fields; this one has ${size}.`,
  aliases: (limit, size) => `An operation has at most ${limit} aliases; this one has ${size}.`,
}

/** The names of the limits, in errors and on the page `/limits`. */
export const limitNames: Record<keyof OperationSize, string> = {
  elements: 'elements',
  depth: 'depth',
  rootFields: 'root-fields',
  aliases: 'aliases',
  cost: 'cost',
}

/**
 * Refuses an operation that is larger than `sizeLimits`, before it is planned; charges the others.
 * @param charge throws if the client has used up a limit
 */
export const limitOperations = (
  costs: CostRules,
  charge: (context: ResolvedOperation, size: OperationSize) => Promise<void>,
): ApolloServerPlugin<RouterContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation(context) {
        const { operation } = context
        // Another plugin refuses a request without one, and a part of a query is charged with the whole.
        if (operation && !context.contextValue.isCharged)
          await charge(context, boundedSize({ ...context, operation }, costs))
      },
    }
  },
})

/** @throws COST_LIMIT_EXCEEDED or BAD_USER_INPUT for an operation that can never pass */
export function boundedSize(
  {
    document,
    operation,
    schema,
    request,
  }: Pick<ResolvedOperation, 'document' | 'schema'> & {
    operation: OperationDefinitionNode
    request: Pick<ResolvedOperation['request'], 'variables'>
  },
  costs: CostRules,
): OperationSize {
  const literals: unknown[] = []
  forEachNode(document, {
    Name: ({ value }) => requireShortName(value),
    Argument: ({ value }) => void literals.push(valueFromASTUntyped(value)),
    VariableDefinition: ({ defaultValue }) => void (defaultValue && literals.push(valueFromASTUntyped(defaultValue))),
  })
  const variables = request.variables ?? {}
  requireBoundedInput(variables)
  // An object, since an operation may have more values than a list has elements.
  requireBoundedInput({ ...literals })
  return requireSize(measureOperation(schema, document, operation, { variables, costs }))
}

/** @throws COST_LIMIT_EXCEEDED for an operation that is larger than `sizeLimits` */
export function requireSize(size: OperationSize): OperationSize {
  for (const measure of ['depth', 'rootFields', 'aliases', 'elements', 'cost'] as const) {
    if (size[measure] <= sizeLimits[measure]) continue
    const [maximum, met] = [sizeLimits[measure], size[measure]]
    const message = limitMessages[measure](english(maximum), english(met))
    throw limitError({ name: limitNames[measure], maximum, met }, message, 'COST_LIMIT_EXCEEDED')
  }
  return size
}

/** @throws BAD_USER_INPUT for a name that is too long: of an operation, a variable, an alias, a fragment or an input */
function requireShortName(name: string): void {
  const { length } = name
  if (length <= nameMax) return
  const message = `A name in an operation has at most ${nameMax} characters; this one has ${english(length)}.`
  throw tooLong({ name: 'name-characters', maximum: nameMax, met: length }, message)
}

/** @throws BAD_USER_INPUT for a text or a list that is too long, at any depth, and for too many levels */
export function requireBoundedInput(value: unknown, levels = 0): void {
  if (typeof value === 'string' && value.length > textUnitsMax) {
    const message = `A text has at most ${english(textUnitsMax)} UTF-16 code units; this one has ${english(value.length)}.`
    throw tooLong({ name: 'text-units', maximum: textUnitsMax, met: value.length }, message)
  }
  if (typeof value !== 'object' || value === null) return
  if (levels > inputLevelsMax) {
    const message = `An input has at most ${inputLevelsMax} levels of lists and objects; this one has more.`
    throw tooLong({ name: 'input-levels', maximum: inputLevelsMax, met: levels }, message)
  }
  if (Array.isArray(value) && value.length > inputListMax) {
    const message = `A list in an input has at most ${inputListMax} elements; this one has ${value.length}.`
    throw tooLong({ name: 'input-list-elements', maximum: inputListMax, met: value.length }, message)
  }
  for (const [name, part] of Object.entries(value)) {
    requireShortName(name)
    requireBoundedInput(part, levels + 1)
  }
}

const tooLong = (limit: MetLimit, message: string) => limitError(limit, message, 'BAD_USER_INPUT')

const english = (number: number): string => number.toLocaleString('en')
