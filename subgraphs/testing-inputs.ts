import {
  type GraphQLArgument,
  GraphQLID,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  valueFromASTUntyped,
} from 'graphql'

/** An argument, or a field of its input, with the path to it. */
export interface InputValue {
  /** Such as `Mutation.savePlace input.note`. */
  name: string
  type: string
  field: string
  argument: GraphQLArgument
  /** The names of input fields below the argument. */
  path: string[]
  input: GraphQLArgument | GraphQLInputField
}

const isBuiltIn = (name: string) => name.startsWith('_')

/** Every argument of a schema and every field of its input objects. */
export function inputsOf(schema: GraphQLSchema): InputValue[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    !isObjectType(type) || isBuiltIn(type.name)
      ? []
      : Object.values(type.getFields())
          .filter(({ name }) => !isBuiltIn(name))
          .flatMap(({ name: field, args }) =>
            args.flatMap((argument) =>
              withParts(argument).map(({ path, input }) => ({
                ...{ name: `${type.name}.${field} ${[argument.name, ...path].join('.')}`, type: type.name, field },
                ...{ argument, path, input },
              })),
            ),
          ),
  )
}

function withParts(input: GraphQLArgument | GraphQLInputField): Pick<InputValue, 'path' | 'input'>[] {
  const type = getNamedType(input.type)
  const parts = isInputObjectType(type) ? Object.values(type.getFields()) : []
  return [
    { path: [], input },
    ...parts.flatMap((part) => withParts(part).map(({ path, input }) => ({ path: [part.name, ...path], input }))),
  ]
}

export const isList = ({ input }: InputValue) => isListType(getNullableType(input.type))
const numbers = new Set(['Int', 'Float', 'Boolean', 'Latitude', 'Longitude'])
export const isText = ({ input }: InputValue) => {
  const type = getNamedType(input.type)
  return isScalarType(type) && !numbers.has(type.name)
}

/** A valid value of an input type, with `value` at the end of `path`. */
export function inputWith(type: GraphQLInputType, path: readonly string[], value: unknown): unknown {
  const inner = getNullableType(type)
  const [name, ...rest] = path
  if (isListType(inner)) return name === undefined ? value : [inputWith(inner.ofType, path, value)]
  if (!isInputObjectType(inner)) return value
  const fields = Object.values(inner.getFields()).filter((field) => field.name === name || isRequiredInputField(field))
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.name === name ? inputWith(field.type, rest, value) : inputWith(field.type, [], sample(field.type)),
    ]),
  )
}

export function sample(type: GraphQLInputType): unknown {
  const inner = getNullableType(type)
  if (isListType(inner)) return [sample(inner.ofType)]
  if (isEnumType(inner)) return inner.getValues()[0]?.name
  if (inner === GraphQLID) return 'itm_x'
  if (inner === GraphQLString) return 'text'
  return { Boolean: true, LocalTime: '10:00', DateTime: '2026-01-01T00:00:00Z' }[String(inner)] ?? 37
}

/** The arguments of `@length`. */
export const lengthOf = ({ input }: InputValue) =>
  Object.fromEntries(
    input.astNode?.directives
      ?.find(({ name }) => name.value === 'length')
      ?.arguments?.map(({ name, value }) => [name.value, Number(valueFromASTUntyped(value))]) ?? [],
  )

/** An operation with a value at an input; everything else that it needs has a sample value. */
export function operationWith(schema: GraphQLSchema, { type, field, argument, path }: InputValue, value: unknown) {
  const parent = schema.getType(type)
  const found = isObjectType(parent) ? parent.getFields()[field] : undefined
  if (!found) throw new Error(`There is no field ${type}.${field}.`)
  const needed = found.args.filter((arg) => arg === argument || isRequiredArgument(arg))
  const variables = Object.fromEntries(
    needed.map((arg) => [
      arg.name,
      arg === argument ? inputWith(arg.type, path, value) : inputWith(arg.type, [], sample(arg.type)),
    ]),
  )
  const signature = needed.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const call = `${field}(${needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})`
  const output = getNamedType(found.type)
  const selection = `${call} ${isScalarType(output) || isEnumType(output) ? '' : '{ __typename }'}`
  if (type === 'Query' || type === 'Mutation')
    return { query: `${type.toLowerCase()} (${signature}) { ${selection} }`, variables }
  return {
    query: `query (${signature}, $keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { ${selection} } } }`,
    variables: { ...variables, keys: [{ __typename: type, ...keys[type] }] },
  }
}

/** The keys of an object of each entity, and the fields of other subgraphs that the location subgraph asks for. */
export const keys: Record<string, object> = {
  Item: { id: 'itm_pizza-box', dropOffMaterials: [{ id: 'mat_battery' }] },
  Material: { id: 'mat_battery', code: 'BATTERY' },
  Category: { id: 'cat_paper', materials: [{ id: 'mat_battery' }] },
  Region: { id: 'reg_1111000000' },
  Place: { id: 'plc_jung-gu-office-seoul' },
  User: { id: 'usr_hostile' },
}
