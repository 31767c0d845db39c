import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getArgumentValues,
  getNullableType,
  getVariableValues,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
} from 'graphql'
import type { Logger } from 'pino'
import { isId } from '../subgraphs/_shared/ids.ts'
import { fragmentsOf, rootFields } from '../subgraphs/_shared/root-fields.ts'
import type { RouterContext } from './context.ts'
import type { Transport } from './data-sources.ts'
import type { EntityTags } from './entity-tags.ts'
import { unavailableCode } from './errors.ts'
import { ownerTimeoutMs } from './limits.ts'

/** An id in the input of a mutation, and the entity that it should be the id of. */
interface GivenId {
  type: string
  id: string
}

const retryAfterSeconds = 1

/** Maximum number of ids to confirm. An operation within the limits of its size has fewer. */
const idsMax = 100

/**
 * Asks the owners, before a mutation runs, which of the ids in its input are ids of existing entities. The subgraphs receive
 * these ids with the mutation, since they can't ask each other. If an owner doesn't answer in time, nothing runs.
 */
export const confirmIds = (
  { owners, ids }: EntityTags,
  transports: readonly Transport[],
  log: Logger,
  timeoutMs = ownerTimeoutMs,
): ApolloServerPlugin<RouterContext> => {
  const confirm = async (
    subgraph: string,
    given: readonly GivenId[],
    { headers }: RouterContext,
  ): Promise<string[]> => {
    const transport = transports.find(({ name }) => name === subgraph)
    if (!transport) throw new Error(`The router has no transport for the subgraph "${subgraph}".`)
    const query = 'query Existing($references: [_Any!]!) { _entities(representations: $references) { __typename } }'
    const references = given.map(({ type, id }) => ({ __typename: type, id }))
    const { result } = await transport.execute(
      { query, variables: { references } },
      headers,
      AbortSignal.timeout(timeoutMs),
    )
    const found: unknown = result.data?._entities
    if (result.errors || !Array.isArray(found) || found.length !== given.length)
      throw new Error(`${subgraph} did not say what exists`)
    return given.flatMap(({ id }, index) => (found[index] ? [id] : []))
  }
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, schema, request, contextValue, response }) {
          // Another plugin refuses a request whose token is not valid.
          if (operation?.operation !== 'mutation' || contextValue.tokenProblem) return
          const given = givenIds(schema, document, operation, { variables: request.variables ?? {}, ids })
          if (given.length > idsMax) {
            const message = `The input of a mutation names at most ${idsMax} objects by their ids; this one names ${given.length}.`
            throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
          }
          const byOwner = new Map<string, Map<string, GivenId>>()
          for (const reference of given) {
            const subgraph = owners.get(reference.type)?.subgraph ?? ''
            const known = byOwner.get(subgraph) ?? new Map<string, GivenId>()
            byOwner.set(subgraph, known.set(`${reference.type} ${reference.id}`, reference))
          }
          try {
            const confirmed = await Promise.all(
              [...byOwner].map(([subgraph, known]) => confirm(subgraph, [...known.values()], contextValue)),
            )
            contextValue.confirmedIds = confirmed.flat()
          } catch (error) {
            const { name: type, message: reason } = error instanceof Error ? error : new Error(String(error))
            log.warn({ requestId: contextValue.headers['x-request-id'], type, reason }, 'Ids could not be confirmed')
            response.http.headers.set('retry-after', String(retryAfterSeconds))
            throw new GraphQLError(
              'It can’t be checked right now whether the objects of these ids exist, so nothing was changed; try again in a few seconds.',
              { extensions: { code: unavailableCode, http: { status: 503 } } },
            )
          }
        },
      }
    },
  }
}

/** The ids in the arguments of a mutation's root fields; none where the values don't fit their types. */
function givenIds(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { variables, ids }: { variables: Readonly<Record<string, unknown>>; ids: EntityTags['ids'] },
): GivenId[] {
  const fields = schema.getMutationType()?.getFields() ?? {}
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (!coerced) return []
  return rootFields(operation.selectionSet, fragmentsOf(document)).flatMap((node) => {
    const field = fields[node.name.value]
    if (!field) return []
    try {
      const values = getArgumentValues(field, node, coerced)
      return field.args.flatMap(({ name, type }) => idsIn(values[name], type, ids))
    } catch (error) {
      if (error instanceof GraphQLError) return []
      throw error
    }
  })
}

function idsIn(value: unknown, type: GraphQLInputType, ids: EntityTags['ids']): GivenId[] {
  const inner = getNullableType(type)
  if (isListType(inner))
    return Array.isArray(value) ? value.flatMap((element) => idsIn(element, inner.ofType, ids)) : []
  if (!isInputObjectType(inner) || typeof value !== 'object' || value === null) return []
  const given = new Map<string, unknown>(Object.entries(value))
  return Object.values(inner.getFields()).flatMap((field) => {
    const of = ids.get(`${inner.name}.${field.name}`)
    const part = given.get(field.name)
    if (of === undefined) return idsIn(part, field.type, ids)
    return [part].flat().flatMap((id) => (typeof id === 'string' && isId(id) ? [{ type: of, id }] : []))
  })
}
