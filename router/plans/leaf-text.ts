import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
  isEnumType,
} from 'graphql'

/** The JSON of a value of a scalar or enum; undefined for a value of another type. */
export type LeafText = (value: unknown) => string | undefined

/** How values of a type are written. Those of our own scalars are any JSON, as for the gateway. */
export function leafText(type: GraphQLLeafType): LeafText {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, `"${name}"`]))
    // A value that clients don't know is no mistake of a subgraph: it may be `@inaccessible`.
    return (value) => texts.get(value) ?? (typeof value === 'string' ? 'null' : undefined)
  }
  return byName.get(type.name) ?? anyJson
}

const text: LeafText = (value) => (typeof value === 'string' ? quoted(value) : undefined)
// As in the gateway, a number that is written with an exponent is none.
const whole: LeafText = (value) =>
  Number.isInteger(value) && Math.abs(value as number) < 1e21 ? String(value) : undefined

const byName = new Map<string, LeafText>([
  [GraphQLString.name, text],
  [GraphQLID.name, (value) => text(value) ?? whole(value)],
  [GraphQLInt.name, whole],
  [GraphQLFloat.name, (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined)],
  [GraphQLBoolean.name, (value) => (typeof value === 'boolean' ? String(value) : undefined)],
])

const anyJson: LeafText = (value) => (typeof value === 'string' ? quoted(value) : JSON.stringify(value))

// Lone surrogates are escaped as well (well-formed JSON.stringify).
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/

const quoted = (value: string): string => (escaped.test(value) ? JSON.stringify(value) : `"${value}"`)
