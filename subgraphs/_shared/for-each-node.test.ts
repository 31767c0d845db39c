import { type ASTNode, Kind, parse, visit } from 'graphql'
import { expect, test } from 'vitest'
import { forEachNode } from './for-each-node.ts'

const document = parse(`
  query A($id: ID! = "x", $list: [Int!] = [1, 2], $deep: In @v(a: 1)) @op(a: $id) {
    alias: field(a: $id, b: { c: [1, { d: $list }], e: null, f: RED, g: 1.5, h: true, i: """text""" }) @skip(if: true) {
      ...Part @include(if: $id)
      ... on Type @d(x: 1) { name }
      ... { other }
    }
  }
  mutation B { act }
  subscription { live }
  fragment Part on Type @f(a: "b") { id }
`)

test('the nodes of all kinds of a document come in the order of `visit`', () => {
  const [ours, theirs]: ASTNode[][] = [[], []]
  visit(document, { enter: (node) => void theirs?.push(node) })
  forEachNode(
    document,
    Object.fromEntries(Object.values(Kind).map((kind) => [kind, (node: ASTNode) => ours?.push(node)])),
  )

  expect(ours).toEqual(theirs)
  expect(new Set(ours?.map(({ kind }) => kind)).size).toBe(24)
})

test('a part of a document has only its own nodes', () => {
  const names: string[] = []
  const [, , , part] = document.definitions
  if (part) forEachNode(part, { Name: ({ value }) => void names.push(value) })

  expect(names).toEqual(['Part', 'Type', 'f', 'a', 'id'])
})
