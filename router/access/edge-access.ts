import type { ApolloGateway } from '@apollo/gateway'
import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode, parse } from 'graphql'
import { fragmentsOf, rootFields } from '../../subgraphs/_shared/root-fields.ts'
import { mutationsWithTag } from '../../subgraphs/_shared/tokenless-operations.ts'
import type { RouterContext } from '../context.ts'
import { withDocument } from '../execution.ts'
import { perOperation } from '../per-operation.ts'
import { defaultsOf } from '../plans/required-plan.ts'
import { fillResponse } from './fill.ts'
import { type PrunedOperation, pruneOperation } from './prune.ts'
import { type Refusals, refusalsOf, rulesIn } from './refusals.ts'
import { type AccessRules, accessRulesOf } from './rules.ts'

type Executor = ApolloGateway['executor']

interface Asked {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  contextValue: Pick<RouterContext, 'viewer' | 'headers' | 'checkPolicies'>
}

/** Who may have what, decided before an operation is planned. Subgraphs decide again, each for itself. */
export interface EdgeAccess {
  /** What of an operation its caller may not have; null if the operation may run as it is. */
  refusals(asked: Asked): Promise<Refusals | null>
  /** Executes operations without what their callers may not have, and reports each place of it as a subgraph would. */
  guard(executor: Executor): Executor
}

/** An operation with the rules that it meets, and what was removed from it for callers so far. */
interface KnownOperation {
  rules: AccessRules
  pruned: Map<string, PrunedOperation>
}

/** An operation is remembered without so many combinations of what its callers may not have. */
const combinationsMax = 16

/** @throws Error for a supergraph with a feature for security that nobody here enforces */
export function edgeAccess(supergraphSdl: string): EdgeAccess {
  const rules = accessRulesOf(parse(supergraphSdl, { noLocation: true }))
  const changingViewer = mutationsWithTag(supergraphSdl, 'changes-viewer')
  const known = perOperation<KnownOperation>()

  const knownOperation = ({ schema, document, operation }: Asked): KnownOperation => {
    const found = known.get(operation)
    if (found) return found
    // What runs after such a field runs as somebody else, so only the subgraphs can decide it.
    const changesViewer =
      operation.operation === 'mutation' &&
      rootFields(operation.selectionSet, fragmentsOf(document)).some(({ name }) => changingViewer.has(name.value))
    const inOperation = changesViewer ? new Map() : rulesIn(document, operation, { schema, rules })
    const made = { rules: inOperation, pruned: new Map<string, PrunedOperation>() }
    known.set(operation, made)
    return made
  }

  const refusals: EdgeAccess['refusals'] = async (asked) => {
    const inOperation = knownOperation(asked).rules
    if (inOperation.size === 0) return null
    const { viewer, headers, checkPolicies } = asked.contextValue
    // Some operations ignore the token that came along.
    const found = await refusalsOf(inOperation, (headers.authorization && viewer) || null, (names) =>
      checkPolicies(names, headers),
    )
    return found.size > 0 ? found : null
  }

  const prunedFor = (asked: Asked, found: Refusals): PrunedOperation => {
    const { pruned } = knownOperation(asked)
    const key = [...found.keys()].join()
    const made = pruned.get(key) ?? pruneOperation(asked.document, asked.operation, { ...asked, refusals: found })
    if (pruned.size < combinationsMax) pruned.set(key, made)
    return made
  }

  return {
    refusals,
    guard: (executor) => async (context) => {
      const { document, schema, request } = context
      const operation = getOperationAST(document, request.operationName)
      if (!operation) return executor(context)
      const asked = { document, schema, operation, contextValue: context.context as RouterContext }
      const found = await refusals(asked)
      if (!found) return executor(context)
      const { document: pruned, typeName } = prunedFor(asked, found)
      const result = await executor(withDocument(context, pruned))
      const variables = { ...defaultsOf(operation), ...request.variables }
      const parts = { schema, operation, fragments: fragmentsOf(document), variables, refusals: found, typeName }
      const { data, errors } = fillResponse(result.data, parts)
      const all = [...(result.errors ?? []), ...errors]
      return { ...result, data: data as typeof result.data, ...(all.length > 0 && { errors: all }) }
    },
  }
}
