import { buildSchema, parse, print, validate } from 'graphql'
import { expect, test } from 'vitest'
import { separateLiterals } from './literals.ts'

const schema = buildSchema(`
  scalar JSON
  enum Size { SMALL LARGE }
  input Where { near: [Float!], size: Size = SMALL, text: String, id: ID }
  type Query { items(where: Where, first: Int! = 10, tags: [String!], any: JSON): [Item!]! item(id: ID!): Item }
  type Item { id: ID! name(locale: String): String! }
`)

function separated(query: string, operationName?: string) {
  const { document, literals } = separateLiterals(parse(query), schema, operationName)
  expect(validate(schema, document)).toEqual([])
  return { text: print(document).replace(/\s+/g, ' '), literals: { ...literals } }
}

test('values become variables of their type, so operations that differ in values are one', () => {
  const one = separated('{ items(where: { near: [1, 2.5], size: LARGE }, first: 5) { name(locale: "ko") } }')
  const other = separated('{ items(where: { size: SMALL, text: """a\n"b" """ }, first: 6) { name(locale: null) } }')

  expect(one).toEqual({
    text: 'query ($where_1: Where, $first_2: Int!, $locale_3: String) { items(where: $where_1, first: $first_2) { name(locale: $locale_3) } }',
    literals: { where_1: { near: [1, 2.5], size: 'LARGE' }, first_2: 5, locale_3: 'ko' },
  })
  expect(other).toEqual({
    text: one.text,
    literals: { where_1: { size: 'SMALL', text: 'a\n"b" ' }, first_2: 6, locale_3: null },
  })
})

test('equal values of a type have one variable, so that equal selections stay equal', () => {
  const { text, literals } = separated(`
    { a: items(where: { text: "x", size: LARGE }) { id } ...F b: item(id: 5) { id } }
    fragment F on Query { a: items(where: { size: LARGE, text: "x" }) { name(locale: "x") } c: item(id: "5") { id } }`)

  expect(text).toContain('a: items(where: $where_1) { id }')
  expect(text).toContain('a: items(where: $where_1) { name')
  expect(literals).toEqual({ where_1: { text: 'x', size: 'LARGE' }, id_2: 5, locale_3: 'x', id_4: '5' })
})

test.each([
  ['a variable in a value', 'query ($t: String) { items(where: { text: $t, size: LARGE }) { id } }'],
  ['a whole number that JSON can’t write exactly', '{ item(id: 12345678901234567890) { id } }'],
  ['a number without an end', '{ items(where: { near: [1e999] }) { id } }'],
  ['the condition of a directive', '{ items { id @skip(if: true) name @include(if: false) } }'],
  ['the default of a variable', 'query ($first: Int! = 3) { items(first: $first) { id } }'],
])('%s stays', (_what, query) => {
  expect(separated(query)).toEqual({ text: print(parse(query)).replace(/\s+/g, ' '), literals: {} })
})

test('a variable gets a name that the client does not use, in the operation that is asked for', () => {
  const { text, literals } = separated(
    'query A($id_1: ID!, $id_1_: ID!) { item(id: $id_1) { id } b: item(id: $id_1_) { id } c: item(id: "x") { id } } query B { __typename }',
    'A',
  )

  expect(text).toMatch(/^query A\(\$id_1: ID!, \$id_1_: ID!, \$id_1__: ID!\).* query B \{ __typename \}$/)
  expect(literals).toEqual({ id_1__: 'x' })
})

test('any value of a scalar without rules stays what it was', () => {
  const { literals } = separated('{ items(any: { a: [1, "b", C, null, true], __proto__: { d: 1.5 } }) { id } }')

  expect(JSON.stringify(literals)).toBe('{"any_1":{"a":[1,"b","C",null,true],"__proto__":{"d":1.5}}}')
})
