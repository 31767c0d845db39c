import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql'

/** Maximum number of elements in all lists of one response of a subgraph: twice the estimate that the router allows. */
export const elementsMax = 20_000

/**
 * Counts the elements of the lists that resolvers return, per request, and stops a response that has more than `max`. The router
 * estimates sizes before it plans; this holds if an estimate was wrong.
 */
export function limitElements(schema: GraphQLSchema, max = elementsMax): void {
  const counts = new WeakMap<object, number>()
  const count = (context: object, value: unknown): unknown => {
    if (!Array.isArray(value)) return value
    const total = (counts.get(context) ?? 0) + value.length
    counts.set(context, total)
    if (total <= max) return value
    throw new GraphQLError(`A response has at most ${max.toLocaleString('en')} elements in its lists; ask for less.`, {
      extensions: { code: 'COST_LIMIT_EXCEEDED' },
    })
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (!isListType(getNullableType(field.type))) continue
      const { resolve = defaultFieldResolver } = field
      field.resolve = (parent, args, context, info) => {
        const value = resolve(parent, args, context, info)
        return value instanceof Promise ? value.then((list) => count(context, list)) : count(context, value)
      }
    }
  }
}
