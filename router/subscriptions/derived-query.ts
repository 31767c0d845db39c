import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
} from 'graphql'
import { forEachNode } from '../../subgraphs/_shared/for-each-node.ts'
import { fragmentsOf, rootFields } from '../../subgraphs/_shared/root-fields.ts'
import { fragmentsUsedBy } from '../fragments-used.ts'

/** The query that answers an event: what a subscription selects, of the object that the event is about. */
export interface DerivedQuery {
  /** The field of `Subscription`. */
  field: FieldNode
  responseName: string
  text: string
  operationName: string | undefined
  /** The variable with the id of the object. */
  idVariable: string
  /** Those of the client's variables that the query uses. */
  variableNames: ReadonlySet<string>
}

/**
 * Makes `subscription { placesChanged(bounds: …) { name } }` the query `{ placesChanged: node(id: $id) { ... on Place { name } } }`, so that each
 * event is planned, limited and authorised as a query is, with the same names and paths in its result.
 * @param document is valid, so the subscription has one field
 */
export function derivedQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DerivedQuery | null {
  const fragments = fragmentsOf(document)
  const fields = rootFields(operation.selectionSet, fragments)
  const [field] = fields
  const type = field && schema.getSubscriptionType()?.getFields()[field.name.value]?.type
  // Validation merges equal fields, so several are one; only the first one's selections would be left.
  if (!field?.selectionSet || !type || fields.length > 1) return null
  const responseName = (field.alias ?? field.name).value
  const taken = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value))
  let idVariable = 'eventObject'
  while (taken.has(idVariable)) idVariable = `${idVariable}_`

  const body = `{ ${responseName}: node(id: $${idVariable}) { ... on ${getNamedType(type).name} ${print(field.selectionSet)} } }`
  const used = fragmentsUsedBy(document, field)
  const variableNames = new Set<string>()
  for (const node of [field.selectionSet, ...used])
    forEachNode(node, { Variable: ({ name }) => void variableNames.add(name.value) })
  const variables = operation.variableDefinitions?.filter(({ variable }) => variableNames.has(variable.name.value))
  const definitions = [...(variables ?? []).map(print), `$${idVariable}: ID!`].join(', ')
  const operationName = operation.name?.value
  const text = [`${OperationTypeNode.QUERY} ${operationName ?? ''}(${definitions}) ${body}`, ...used.map(print)].join(
    '\n',
  )
  return { field, responseName, text, operationName, idVariable, variableNames }
}
