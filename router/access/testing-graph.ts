import fc from 'fast-check'
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isOutputType,
  parse,
} from 'graphql'
import { accessRulesOf } from './rules.ts'

/** A graph with rules on fields, objects, an interface, an enum and a scalar, under other names than usual. */
export const sdl = `
  schema @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY, import: [{ name: "@authenticated", as: "@auth" }])
    @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "needs", for: SECURITY)
    @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY) { query: Query mutation: Mutation }
  directive @auth on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @needs(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @link(url: String, as: String, for: String, import: [Imported]) repeatable on SCHEMA
  directive @tag(name: String!) repeatable on FIELD_DEFINITION
  scalar Imported
  type Query { node: Node nodes: [Node] strict: [Node!]! thing: Thing things: [Thing!] matrix: [[Thing]] open: Open! opens: [Open!]
    sealed: Sealed secret: String @auth guarded: Guarded }
  type Mutation { first: Open second: Open @auth third: Open @policy(policies: [["p"]]) signIn: Half @tag(name: "changes-viewer") }
  interface Node { id: ID! name: String child: Node }
  interface Guarded @auth { guard: Int }
  type Open implements Node { id: ID! name: String child: Half hidden: String @auth hard: String! @needs(scopes: [["a", "b"], ["c"]])
    color: Color code: Code parent: Node! owner: Sealed! }
  type Half implements Node & Guarded { id: ID! name: String @auth child: Node guard: Int next: Thing! @policy(policies: [["p"], ["q"]]) }
  type Sealed implements Node @needs(scopes: [["a"]]) { id: ID! name: String child: Node value: Int! }
  type Other { text: String thing: Thing! }
  union Thing = Open | Half | Sealed | Other
  enum Color @policy(policies: [["p"]]) { RED BLUE }
  scalar Code @auth
`
export const schema = buildSchema(sdl, { assumeValidSDL: true })
export const rules = accessRulesOf(parse(sdl))

/** An object of the graph. */
export type Made = { __typename: string; seed: number }

/** What a field returns: always the same for the same object, with nulls and lists now and then. */
export function madeValue(
  { seed }: { seed: number },
  { fieldName, returnType, parentType }: GraphQLResolveInfo,
): unknown {
  const make = (type: typeof returnType, nth: number): unknown => {
    if (isNonNullType(type)) return make(type.ofType, nth) ?? make(type.ofType, nth + 7)
    if (nth % 9 === 8 && !isNonNullType(returnType)) return null
    if (isListType(type)) return Array.from({ length: nth % 4 }, (_value, index) => make(type.ofType, nth + index + 1))
    if (isAbstractType(type)) {
      const types = schema.getPossibleTypes(type)
      return { __typename: types[nth % types.length]?.name, seed: nth }
    }
    if (isObjectType(type)) return { __typename: type.name, seed: nth }
    return isEnumType(type) ? ['RED', 'BLUE'][nth % 2] : nth
  }
  const text = `${seed} ${parentType.name} ${fieldName}`
  const hash = [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 100_003, 7)
  return (
    make(getNullableType(returnType), hash) ?? (isNonNullType(returnType) ? make(getNullableType(returnType), 1) : null)
  )
}

/** Selections of a type. Response names say the type that their author knew, so that those that merge are alike. */
function selections(type: GraphQLNamedType, depth: number): fc.Arbitrary<string> {
  const fields = 'getFields' in type && isCompositeType(type) ? Object.values(type.getFields()) : []
  const field = fc.constantFrom('__typename', ...fields.map(({ name }) => name)).chain((name) => {
    const found = fields.find((candidate) => candidate.name === name)
    const value = found && isOutputType(found.type) ? getNamedType(found.type) : undefined
    const condition = fc.constantFrom('', '', '', ' @include(if: $yes)', ' @skip(if: $yes)')
    if (!isCompositeType(value)) return condition.map((text) => `${type.name}_${name}: ${name}${text}`)
    if (depth === 0) return fc.constant('__typename')
    return fc
      .tuple(condition, selections(value, depth - 1))
      .map(([text, set]) => `${type.name}_${name}: ${name}${text} ${set}`)
  })
  const others = isAbstractType(type)
    ? schema.getPossibleTypes(type)
    : isObjectType(type)
      ? [type, ...type.getInterfaces()]
      : []
  const fragment = fc
    .constantFrom(type, ...others)
    .chain((on) => selections(on, Math.max(0, depth - 1)).map((set) => `... on ${on.name} ${set}`))
  const spread = fc.constantFrom(...[type, ...others].map(({ name }) => `...Of${name}`))
  const part = fc.oneof(
    { arbitrary: field, weight: 5 },
    ...(others.length > 0 && depth > 0 ? [{ arbitrary: fragment, weight: 2 }] : []),
    ...(spreadable.has(type.name) ? [{ arbitrary: spread, weight: 1 }] : []),
  )
  return fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `{ ${parts.join(' ')} }`)
}

// Fragments with one level, so that none contains itself.
const spreadable = new Map(
  ['Open', 'Half', 'Sealed', 'Node', 'Guarded', 'Thing', 'Other'].map((name) => [
    name,
    name === 'Thing'
      ? 'fragment OfThing on Thing { ... on Open { Open_hidden: hidden } ...OfSealed __typename }'
      : `fragment Of${name} on ${name} { ${Object.values(
          (schema.getType(name) as ReturnType<typeof schema.getQueryType> & {}).getFields(),
        )
          .filter(({ type }) => !isCompositeType(getNamedType(type)))
          .map(({ name: field }) => `${name}_${field}: ${field}`)
          .join(' ')} }`,
  ]),
)

/** Queries of the graph. */
export const operations = selections(schema.getQueryType() as GraphQLNamedType, 3).map((set) => {
  const used = new Set<string>()
  let text = `query ($yes: Boolean = true) ${set}`
  for (let more = true; more; ) {
    more = false
    for (const [name, fragment] of spreadable) {
      if (used.has(name) || !text.includes(`...Of${name} `)) continue
      used.add(name)
      text += `\n${fragment} `
      more = true
    }
  }
  return text
})
