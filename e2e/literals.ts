import { type GraphQLInputType, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql'

/** A value as it is written in a document. */
export function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type)
  if (value === null) return 'null'
  if (isListType(nullable) && Array.isArray(value))
    return `[${value.map((element) => literal(element, nullable.ofType)).join(', ')}]`
  if (isEnumType(nullable)) return String(value)
  if (isInputObjectType(nullable) && typeof value === 'object') {
    const types = nullable.getFields()
    const fields = Object.entries(value).flatMap(([name, part]) => {
      const field = types[name]
      return field ? [`${name}: ${literal(part, field.type)}`] : []
    })
    return `{ ${fields.join(', ')} }`
  }
  return JSON.stringify(value)
}
