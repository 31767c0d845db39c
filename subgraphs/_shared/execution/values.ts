import type { GraphQLLeafType } from 'graphql'
import { type Complete, invalid, type Position, put } from './run.ts'

/** Completes a scalar or enum. */
export function completeLeaf(type: GraphQLLeafType, position: Position): Complete {
  return (run, value, frame, key) => {
    let serialized: unknown
    try {
      serialized = type.serialize(value)
      if (serialized === null || serialized === undefined)
        throw invalid(`Expected \`${type.name}.serialize\` to return a value.`)
    } catch (error) {
      return run.fail(error, position, frame, key)
    }
    put(frame, key, serialized)
  }
}

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'

/** The elements of a list. @throws GraphQLError for a value that has none, and what its iterator throws */
export function elementsOf(value: unknown, coordinate: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (!isIterable(value)) throw invalid(`Expected Iterable, but did not find one for field "${coordinate}".`)
  return [...value]
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function'
