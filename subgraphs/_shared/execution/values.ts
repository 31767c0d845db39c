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

export const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function'
