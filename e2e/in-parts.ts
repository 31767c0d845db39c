import { type DocumentNode, Kind, parse, print, type SelectionNode, visit } from 'graphql'
import { valueAt } from '../router/deferral/answer-in-parts.ts'
import { isObject } from '../router/plans/merge.ts'

const nameOf = (value: string) => ({ kind: Kind.NAME, value }) as const

/** A query with `@defer` around some of its selections; the numbers say which. */
export function withDefer(query: string, numbers: readonly number[]): string {
  let nth = 0
  const isChosen = () => {
    nth += 1
    return (numbers[nth % Math.max(1, numbers.length)] ?? nth) % 5 === 0
  }
  const deferred = (selection: SelectionNode): SelectionNode => ({
    kind: Kind.INLINE_FRAGMENT,
    directives: [{ kind: Kind.DIRECTIVE, name: nameOf('defer') }],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
  })
  const document: DocumentNode = visit(parse(query), {
    SelectionSet: {
      leave: (node) => ({
        ...node,
        selections: node.selections.map((selection) => (isChosen() ? deferred(selection) : selection)),
      }),
    },
  })
  return print(document)
}

/** The data of an answer in parts, put together as clients do, and how many parts there were. */
export function together(text: string): { data: unknown; parts: number } {
  const parts = text
    .split('\r\n---')
    .slice(1, -1)
    .map((part) => JSON.parse(part.slice(part.indexOf('\r\n\r\n'))))
  const data: unknown = parts[0]?.data
  for (const { path, data: part } of parts.flatMap(({ incremental = [] }) => incremental))
    merge(valueAt(data, path), part)
  return { data, parts: parts.length }
}

function merge(target: unknown, part: unknown): void {
  if (!isObject(target) || !isObject(part)) return
  for (const [name, value] of Object.entries(part)) {
    const known = valueAt(target, [name])
    if (Array.isArray(known) && Array.isArray(value))
      for (const [index, one] of value.entries()) merge(known[index], one)
    else if (isObject(known) && isObject(value)) merge(known, value)
    // An assignment to an alias `__proto__` would change the prototype.
    else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  }
}
