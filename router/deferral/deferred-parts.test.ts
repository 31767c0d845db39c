import { buildSchema, getOperationAST, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { DeferLabelsRule } from './defer-directive.ts'
import { deferredMax, divideQuery } from './deferred-parts.ts'

const schema = buildSchema(`
  directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT
  type Query { a(n: Int): A  list: [A!]!  node: Node }
  interface Node { id: ID }
  type A implements Node { id: ID b: A list: [A] c(n: Int): Int }`)

function divided(text: string, variables = {}) {
  const document = parse(text)
  const operation = getOperationAST(document)
  const parts = operation && divideQuery(schema, document, operation, variables)
  const flat = (part: string) => part.replace(/\s+/g, ' ').trim()
  return parts && [flat(parts.first.text), ...parts.deferred.map((part) => [part.path.join('.'), flat(part.text)])]
}

test.each<[string, unknown]>([
  ['{ a { id ... @defer { c } } }', ['{ a { id } }', ['a', '{ a { ... { c } } }']]],
  ['{ a { ... @defer { c } } }', ['{ a { deferredElsewhere: __typename } }', ['a', '{ a { ... { c } } }']]],
  ['{ ... @defer { a { c } } }', ['{ deferredElsewhere: __typename }', ['', '{ ... { a { c } } }']]],
  [
    'query Q($n: Int, $m: Int) { x: a(n: $n) { id ...F @defer } } fragment F on A { c(n: $m) }',
    [
      'query Q($n: Int) { x: a(n: $n) { id } }',
      ['x', 'query Q($n: Int, $m: Int) { x: a(n: $n) { ...F } } fragment F on A { c(n: $m) }'],
    ],
  ],
  [
    '{ a { ...F } } fragment F on A { id b { id ...G @defer } } fragment G on A { c ... @defer { id } }',
    ['{ a { ... on A { id b { id } } } }', ['a.b', '{ a { ... on A { b { ... on A { c ... { id } } } } } }']],
  ],
  [
    '{ node { id ... on A { ... @defer { c } } } }',
    ['{ node { id } }', ['node', '{ node { ... on A { ... { c } } } }']],
  ],
  ['{ list { id ... @defer { c } } }', null],
  ['{ a { list { id ... @defer { c } } } }', null],
  [
    '{ a { id ... @defer { c } list { ... @defer { c } } } }',
    ['{ a { id list { ... { c } } } }', ['a', '{ a { ... { c } } }']],
  ],
  ['{ a { ... @defer(if: false) { c } } }', null],
  ['{ a { id } }', null],
])('%s is divided', (text, expected) => {
  expect(divided(text)).toEqual(expected)
})

test('at most four parts come later, and fragments that multiply are answered as a whole', () => {
  const many = divided(`{ a { id ${'... @defer { c } '.repeat(6)} } }`)
  expect(many).toHaveLength(1 + deferredMax)
  expect(many?.[0]).toBe('{ a { id ... { c } ... { c } } }')

  const names = Array.from(
    { length: 12 },
    (_, nth) => `fragment F${nth} on A { x: b { ...F${nth + 1} } y: b { ...F${nth + 1} } }`,
  )
  expect(divided(`{ a { ...F0 } } ${names.join(' ')} fragment F12 on A { id ... @defer { c } }`)).toBeNull()
})

test.each([
  [
    '{ a { ... @defer(label: "b") { id } } list { ... @defer(label: "c") { id } } a { ... @defer { c } ... @defer { b } } }',
    [],
  ],
  ['query Q($l: String) { a { ... @defer(label: $l) { id } } }', [/this one is a variable/]],
  ['{ a { ... @defer(label: "b") { id } ...F @defer(label: "b") } } fragment F on A { c }', [/was used before/]],
])('labels of %s are told apart', (text, faults) => {
  const messages = validate(schema, parse(text), [DeferLabelsRule]).map(({ message }) => message)

  expect(messages).toEqual(faults.map((fault) => expect.stringMatching(fault)))
})
