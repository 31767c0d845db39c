import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, type GraphQLSchema, isAbstractType, type OperationDefinitionNode } from 'graphql'
import { Counter, type Registry } from 'prom-client'
import type { RouterContext } from '../context.ts'
import { forEachField, type SelectedField } from '../for-each-field.ts'
import { fragmentsUsedBy } from '../fragments-used.ts'
import { perOperation } from '../per-operation.ts'
import { boundedLabel } from './bounded-label.ts'
import { type Observe, seriesHistogram } from './series.ts'

/** Different names of operations, and of client applications, that have series of their own. */
const operationsMax = 300
const clientsMax = 30

/** An operation that was answered. */
export interface Answered {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  context: Pick<RouterContext, 'clientName' | 'startedMs'>
  hasErrors: boolean
}

/** What clients ask for: how long operations take, and which fields they use. */
export interface Usage {
  note(answered: Answered): void
  /** Notes what Apollo Server answers. */
  plugin: ApolloServerPlugin<RouterContext>
  collect(registry: Registry): void
}

/** So many operations wait until their uses are added up: nobody may ever read the metrics. */
const unreadMax = 200

interface Fields {
  /** Such as `Item.name`. */
  all: readonly string[]
  deprecated: readonly string[]
  /** Uses that aren't in the sums yet: adding them up for each request would take longer than a small query. */
  uses: number
  /** The series for its times. */
  observe: { ok?: Observe; errors?: Observe }
}

export function usageOf(): Usage {
  const known = perOperation<Fields>()
  const unread = new Set<Fields>()
  const sums = new Map<string, number>()
  const deprecatedSums = new Map<string, { field: string; client: string; uses: number }>()
  const [operationLabel, clientLabel] = [boundedLabel(operationsMax), boundedLabel(clientsMax)]
  const help = 'Time of an operation from its request to its answer'
  const bounds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]
  const seconds = seriesHistogram('bunri_operation_seconds', help, bounds)

  const fieldsOf = ({ schema, document, operation }: Answered): Fields => {
    const found = known.get(operation)
    if (found) return found
    const made = { ...usedFields(schema, document, operation), uses: 0, observe: {} }
    known.set(operation, made)
    return made
  }
  const addUp = () => {
    for (const fields of unread) {
      for (const field of fields.all) sums.set(field, (sums.get(field) ?? 0) + fields.uses)
      fields.uses = 0
    }
    unread.clear()
  }
  const note: Usage['note'] = (answered) => {
    const { operation, context, hasErrors } = answered
    const fields = fieldsOf(answered)
    fields.uses += 1
    unread.add(fields)
    if (unread.size > unreadMax) addUp()
    for (const field of fields.deprecated) {
      const client = clientLabel(context.clientName)
      const sum = deprecatedSums.get(`${field} ${client}`) ?? { field, client, uses: 0 }
      sum.uses += 1
      deprecatedSums.set(`${field} ${client}`, sum)
    }
    if (context.startedMs === undefined) return
    const outcome = hasErrors ? 'errors' : 'ok'
    fields.observe[outcome] ??= seconds.series({
      operation: operationLabel(operation.name?.value),
      kind: operation.operation,
      outcome,
    })
    fields.observe[outcome]((performance.now() - context.startedMs) / 1_000)
  }

  return {
    note,
    plugin: {
      async requestDidStart() {
        return {
          async willSendResponse({ schema, document, operation, contextValue, response: { body } }) {
            if (!document || !operation || body.kind !== 'single') return
            // What was refused before it ran uses no field.
            if (body.singleResult.data === undefined) return
            note({
              schema,
              document,
              operation,
              context: contextValue,
              hasErrors: body.singleResult.errors !== undefined,
            })
          },
        }
      },
    },
    collect(registry) {
      seconds.collect(registry)
      new Counter({
        name: 'bunri_field_uses_total',
        help: 'Operations that used a field',
        labelNames: ['field'],
        registers: [registry],
        collect() {
          addUp()
          this.reset()
          for (const [field, uses] of sums) this.inc({ field }, uses)
        },
      })
      new Counter({
        name: 'bunri_deprecated_field_uses_total',
        help: 'Operations of a client application that used a deprecated field',
        labelNames: ['field', 'client'],
        registers: [registry],
        collect() {
          this.reset()
          for (const { field, client, uses } of deprecatedSums.values()) this.inc({ field, client }, uses)
        },
      })
    },
  }
}

/** The fields of an operation by their types; for a field of an interface, the interface. */
function usedFields(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
  const [all, deprecated] = [new Set<string>(), new Set<string>()]
  const collect = ({ parent, definition: field }: SelectedField) => {
    const coordinate = `${parent.name}.${field.name}`
    all.add(coordinate)
    if (field.deprecationReason != null) deprecated.add(coordinate)
    // Those who use a field of an interface may get that of any type with it.
    if (!isAbstractType(parent)) return
    for (const type of schema.getPossibleTypes(parent))
      if (type.getFields()[field.name]?.deprecationReason != null) deprecated.add(`${type.name}.${field.name}`)
  }
  for (const node of [operation, ...fragmentsUsedBy(document, operation)]) forEachField(schema, node, collect)
  return { all: [...all], deprecated: [...deprecated] }
}
