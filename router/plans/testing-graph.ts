import type { SmallSubgraph } from '../testing.ts'

// Every way in which the planner spreads entities over subgraphs: several keys and places, interfaces and their objects,
// unions, lists in lists, `@provides`, `@requires` (nested too), and values and types that clients don't see.

interface Id {
  id: string
}

const itemIds = ['i1', 'i2', 'i3']
const personIds = ['p1', 'p2', 'p3']
const number = ({ id }: Id) => Number(id.slice(1))
const at = (ids: readonly string[], { id }: Id, step = 1): Id => ({
  id: ids[(number({ id }) + step) % ids.length] ?? '',
})
const all = (ids: readonly string[]) => ids.map((id) => ({ id }))
const known = (ids: readonly string[]) => (reference: Id) => (ids.includes(reference.id) ? reference : null)
const item = (parent: Id) => at(itemIds, parent)
const person = (parent: Id) => at(personIds, parent)
const typeOf = (given: Id) => ({ b: 'Book', f: 'Film', s: 'Secret', i: 'Item', p: 'Person' })[given.id.charAt(0)]
const media = ['b1', 'f1', 'b2', 's1']
const title = { title: ({ id }: Id) => `title of ${id}`, maker: person }

const catalogue: SmallSubgraph = {
  typeDefs: `
    type Query { items: [Item!]! item(id: ID!): Item maybe: [Item] media: [Media!] featured: Media search: [Result]
      grid: [[Item!]!]! same: [Item!]! first: Item! hidden: Secret @inaccessible }
    type Mutation { touch(id: ID!): Item shelve(id: ID!): Size! }
    interface Media @key(fields: "id") { id: ID! title: String maker: Person }
    type Book implements Media @key(fields: "id") { id: ID! title: String maker: Person pages: Int! }
    type Film implements Media @key(fields: "id") { id: ID! title: String maker: Person minutes: Float }
    type Secret implements Media @key(fields: "id") @inaccessible { id: ID! title: String maker: Person }
    union Result = Item | Person | Book | Secret
    enum Colour { RED GREEN HIDDEN @inaccessible }
    type Size @shareable { width: Int! height: Int inner: Size }
    type Item @key(fields: "id") { id: ID! sku(upper: Boolean = false): String! colour: Colour colours: [Colour!]
      size: Size @shareable maker: Person similar: [Item!]! parts: [[Size!]] owner: Person! @provides(fields: "name")
      isNew: Boolean price: Float }
    type Person @key(fields: "id") { id: ID! name: String @external }`,
  resolvers: {
    Query: {
      items: () => all(itemIds),
      item: (_root: unknown, { id }: Id) => known(itemIds)({ id }),
      maybe: () => [{ id: 'i2' }, null, { id: 'i1' }],
      media: () => all(media),
      featured: () => ({ id: 'f1' }),
      search: () => all(['i1', 'p1', 'b1', 's1', 'i1', 'p2']),
      grid: () => [all(['i1', 'i2']), [], all(['i3', 'i1'])],
      same: () => all(['i1', 'i1', 'i2', 'i1']),
      first: () => ({ id: 'i1' }),
    },
    Mutation: {
      touch: (_root: unknown, { id }: Id) => known(itemIds)({ id }),
      shelve: () => ({ width: 2, height: 3 }),
    },
    Media: { __resolveType: typeOf, __resolveReference: (reference: Id) => reference },
    Result: { __resolveType: typeOf },
    Book: { ...title, pages: number },
    Film: { ...title, minutes: () => 90.5 },
    Secret: title,
    Item: {
      __resolveReference: known(itemIds),
      sku: ({ id }: Id, { upper }: { upper: boolean }) => `sku "${upper ? id.toUpperCase() : id}"\u2028`,
      colour: ({ id }: Id) => (id === 'i3' ? 'HIDDEN' : 'RED'),
      colours: ({ id }: Id) => (id === 'i2' ? ['RED', 'HIDDEN'] : ['GREEN', 'RED']),
      size: (parent: Id) => ({ width: number(parent), height: 2, inner: { width: 5, inner: { width: 6 } } }),
      maker: person,
      similar: (parent: Id) => [item(parent), at(itemIds, parent, 2), item(parent)],
      parts: () => [[{ width: 1 }, { width: 2, height: 1 }], null, []],
      owner: (parent: Id) => ({ ...person(parent), name: `Name ${person(parent).id}` }),
      isNew: () => true,
      price: (parent: Id) => number(parent) / 3,
    },
  },
}

const people: SmallSubgraph = {
  typeDefs: `
    type Query { viewer: Person people: [Person!]! }
    type Mutation { befriend(id: ID!): Person }
    type Person @key(fields: "id") { id: ID! name: String @shareable nickname: String! friends: [Person!] favourite: Item
      boss: Person! }
    type Item @key(fields: "id") { id: ID! saved: Boolean! savedBy: [Person] }`,
  resolvers: {
    Query: { viewer: () => ({ id: 'p1' }), people: () => all(personIds) },
    Mutation: { befriend: (_root: unknown, { id }: Id) => known(personIds)({ id }) },
    Person: {
      __resolveReference: known(personIds),
      name: ({ id }: Id) => `Name ${id}`,
      nickname: ({ id }: Id) => `nick\n${id}`,
      friends: (parent: Id) => [person(parent), at(personIds, parent, 2)],
      favourite: item,
      boss: person,
    },
    Item: {
      __resolveReference: known(itemIds),
      saved: ({ id }: Id) => id === 'i1',
      savedBy: (parent: Id) => [person(parent), null, person(parent)],
    },
  },
}

const stock: SmallSubgraph = {
  typeDefs: `
    type Mutation { rate(id: ID!): Review }
    type Media @key(fields: "id") @interfaceObject { id: ID! rating: Float! reviews: [Review!]! }
    type Review { text: String! by: Person! about: Media }
    type Person @key(fields: "id", resolvable: false) { id: ID! }
    type Size @shareable { width: Int! height: Int inner: Size }
    type Item @key(fields: "id") { id: ID! size: Size @external sku(upper: Boolean = false): String! @external
      volume: Int @requires(fields: "size { width inner { width } }") label: String! @requires(fields: "sku")
      inStock: Int reviews: [Review!] }`,
  resolvers: {
    Mutation: { rate: () => ({ id: 'b1' }) },
    Media: {
      __resolveReference: (reference: Id) => reference,
      rating: number,
      reviews: (parent: Id) => [parent, { id: 'f1' }],
    },
    Review: { text: ({ id }: Id) => `about ${id}`, by: person, about: ({ id }: Id) => ({ id }) },
    Item: {
      __resolveReference: (reference: Id) => known(itemIds)(reference),
      volume: ({ size }: { size?: { width?: number } }) => (size?.width ?? 0) * 2,
      label: ({ sku }: { sku?: unknown }) => `« ${sku} »`,
      inStock: number,
      reviews: () => all(['b1', 'f1', 'b1']),
    },
  },
}

export const testingGraph = { catalogue, people, stock }

/** Values of arguments, for `generateOperation`. */
export const testingPools = { id: [...itemIds, ...personIds, 'i9'], upper: [true, false], Boolean: [true, false] }
