import DataLoader from 'dataloader'
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  valueFromASTUntyped,
  visit,
} from 'graphql'

/** A schema with every kind of type. Fields that begin with `own` are read from the object, and `length` from a string too. */
const typeDefs = parse(/* GraphQL */ `
  scalar Fussy
  enum Colour {
    RED
    GREEN
    BLUE
  }
  input Filter {
    text: String = "none"
    n: Int! = 3
    colours: [Colour!]
    nested: Filter
  }
  interface Node {
    id: ID!
    label(prefix: String = "node", n: Int): String
    peer: Node
    kids(first: Int! = 2): [Node!]
  }
  type Leaf implements Node {
    id: ID!
    label(prefix: String = "leaf", n: Int): String
    peer: Node
    kids(first: Int! = 2): [Node!]
    ownText: String
    ownSure: String!
    length: Int
    colour: Colour
  }
  type Branch implements Node {
    id: ID!
    label(prefix: String = "branch", n: Int): String
    peer: Branch!
    kids(first: Int! = 5): [Leaf!]!
    things: [[Thing!]]!
    grid: [[Int!]!]
    sparse: [[Float]!]
    flags: [Boolean!]!
    fussy: Fussy!
    ownFussy: [Fussy!]
    ownWith(n: Int!): Int
  }
  type Other {
    ratio: Float!
    count: Int
    leaf: Leaf!
    thing: Thing
    node: Node!
  }
  union Thing = Leaf | Other
  type Query {
    echo(s: String = "x", n: Int! = 1, f: Filter, c: Colour, z: Fussy, ids: [ID!]): String
    leaf: Leaf
    branch: Branch!
    branches: [Branch]!
    node: Node
    nodes: [Node!]
    thing: Thing
    things: [Thing]
    count: Int!
  }
  type Mutation {
    change(n: Int = 1): Branch
    mustChange(s: String): Leaf!
    count: Int
  }
`)

/** Chooses one of `count` outcomes for a place in the response, always the same one. */
export type Pick = (place: string, count: number) => number

export interface TestContext {
  pick: Pick
  loader: DataLoader<() => unknown, unknown>
}

export const testContext = (pick: Pick): TestContext => ({
  pick,
  loader: new DataLoader(async (makers) => makers.map(attempt), { cache: false }),
})

const attempt = (make: () => unknown): unknown => {
  try {
    return make()
  } catch (error) {
    return error
  }
}

/** The schema whose resolvers do what `pick` of the context chooses. */
export const testSchema = (): GraphQLSchema => withResolvers(typeDefs)

/** The same schema, in which every output may be null: it shows each error that can occur. */
export const nullableSchema = (): GraphQLSchema =>
  withResolvers(
    visit(typeDefs, {
      FieldDefinition: (field) => ({
        ...field,
        type: visit(field.type, { NonNullType: { leave: (node) => node.type } }),
      }),
    }),
  )

function withResolvers(document: DocumentNode): GraphQLSchema {
  const schema = buildASTSchema(document)
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) type.resolveType = (value, { pick }) => typeName(value, pick)
    if (isScalarType(type) && type.name === 'Fussy') {
      type.parseValue = (value) => ({ value })
      type.parseLiteral = (node, variables) => ({ literal: valueFromASTUntyped(node, variables) })
      type.serialize = serializeFussy
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.name === 'echo') field.resolve = (_source, args) => JSON.stringify(args)
      else if (field.name === 'label') field.resolve = (source, args) => JSON.stringify([placeOf(source), args])
      else if (!/^own|^length$/.test(field.name))
        field.resolve = (source, args, context) =>
          outcome(schema, field.type, `${placeOf(source)}.${field.name}${JSON.stringify(args)}`, context)
    }
  }
  return schema
}

const placeOf = (source: unknown): string => (source as { place?: string } | undefined)?.place ?? 'root'

function serializeFussy(value: unknown): unknown {
  if (value === 'throws') throw new TypeError('Fussy does not like it.')
  if (value === 'nothing') return undefined
  return value
}

function typeName({ place, __typename }: { place: string; __typename?: string }, pick: Pick) {
  const how = pick(`${place}#resolveType`, 12)
  if (how === 8) return Promise.resolve(__typename)
  if (how === 9) return Promise.reject(new Error(`no type at ${place}`))
  if (how === 10) throw new Error(`no type of ${place}`)
  return how === 11 ? 'Branch' : __typename
}

/** What a resolver returns or throws. */
function outcome(schema: GraphQLSchema, type: GraphQLOutputType, place: string, context: TestContext): unknown {
  if (context.pick(`${place}#throws`, 24) === 23) throw context.pick(place, 2) ? new Error(`thrown at ${place}`) : place
  return element(schema, type, place, context)
}

/** What can be in a list: a value, a promise, null, an error. */
function element(schema: GraphQLSchema, type: GraphQLOutputType, place: string, context: TestContext): unknown {
  const make = () => plain(schema, type, place, context)
  switch (context.pick(`${place}#how`, 32)) {
    case 20:
      return null
    case 21:
      return undefined
    case 22:
      return new Error(`returned at ${place}`)
    case 23:
      return Promise.reject(new Error(`rejected at ${place}`))
    case 24:
      return Promise.resolve(null)
    case 25:
      return Promise.resolve(new Error(`resolved at ${place}`))
    case 26:
      return later().then(() => Promise.reject(new Error(`later at ${place}`)))
    case 27:
    case 28:
      return later().then(make)
    case 29:
      return Promise.resolve().then(make)
    case 30:
    case 31:
      return context.loader.load(make)
    default:
      return make()
  }
}

const later = () => new Promise((resolve) => setImmediate(resolve))

function plain(schema: GraphQLSchema, type: GraphQLOutputType, place: string, context: TestContext): unknown {
  const { pick } = context
  const inner = getNullableType(type)
  if (isListType(inner)) {
    const how = pick(`${place}#list`, 16)
    if (how === 15) return 'no list'
    const list = Array.from({ length: how % 4 }, (_, index) =>
      element(schema, inner.ofType, `${place}.${index}`, context),
    )
    return how === 14 ? new Set(list) : list
  }
  if (isAbstractType(inner)) {
    const types = schema.getPossibleTypes(inner)
    const chosen = types[pick(`${place}#type`, types.length)]
    const __typename = pick(`${place}#typename`, 16) === 15 ? 'Nothing' : chosen?.name
    return { ...objectAt(place, context), __typename }
  }
  if (isObjectType(inner)) return pick(`${place}#object`, 24) === 23 ? 'a string' : objectAt(place, context)
  const values = leafValues[inner.name] ?? []
  const index = pick(`${place}#leaf`, 16)
  return values[index < 10 ? 0 : index % values.length]
}

const leafValues: Record<string, unknown[]> = {
  String: ['text', 5, true, {}],
  Int: [1, '7', 2.5, Number.NaN],
  Float: [1.5, '2.5', Number.POSITIVE_INFINITY, 'x'],
  Boolean: [true, 0, 'x', false],
  ID: ['id', 3, {}],
  Colour: ['RED', 'PURPLE', 'BLUE'],
  Fussy: ['fine', 'throws', 'nothing', { deep: [1] }],
}

/** An object with properties, functions and promises for the fields without a resolver. */
function objectAt(place: string, context: TestContext): Record<string, unknown> {
  const { pick } = context
  const own = (name: string) => context.pick(`${place}.${name}`, 8)
  const failing = () => {
    throw new Error(`own failure at ${place}`)
  }
  const text = [`own text of ${place}`, null, () => 'called', () => Promise.resolve('called later'), failing, undefined]
  return {
    place,
    ownText: text[own('ownText')],
    ownSure: text[own('ownSure') % 5],
    ownWith: own('ownWith') < 4 ? (args: { n: number }) => args.n : 4,
    ownFussy: [() => ['fine', later().then(() => 'fine')], ['fine', 'throws'], new Set(['fine'])][
      pick(`${place}.fussy`, 3)
    ],
  }
}
