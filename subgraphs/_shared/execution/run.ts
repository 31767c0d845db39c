import { type FieldNode, GraphQLError, locatedError } from 'graphql'

/** An object or list of a response that is being filled. */
export interface Frame {
  readonly container: Record<string | number, unknown>
  /** Null for the response's `data`. */
  readonly parent: Frame | null
  /** Where the container is in that of `parent`. */
  readonly key: string | number
  /** Whether null may stand in its place. */
  readonly isNullable: boolean
  /** Whether an error put null in its place. */
  isGone: boolean
}

/** Puts a value that a resolver returned, completed for its type, in the container of a frame. Doesn't throw. */
export type Complete = (run: Run, value: unknown, frame: Frame, key: string | number) => void

/** The place of a value in the schema and the operation, for its errors. */
export interface Position {
  readonly nodes: readonly FieldNode[]
  readonly isNullable: boolean
}

/**
 * One execution of an operation. Values that have to be awaited are counted, so that the whole needs one promise, and not one for
 * each object and list.
 */
export class Run {
  readonly context: unknown
  readonly variables: Record<string, unknown>
  /** The arguments of a field are the same for all objects. */
  readonly argumentsOf = new Map<object, unknown>()
  readonly errors: GraphQLError[] = []
  private waiting = 0
  private finish: (() => void) | undefined

  constructor(context: unknown, variables: Record<string, unknown>) {
    this.context = context
    this.variables = variables
  }

  /** Completes what a promise resolves to. */
  wait(
    promise: PromiseLike<unknown>,
    complete: Complete,
    position: Position,
    frame: Frame,
    key: string | number,
  ): void {
    this.waiting += 1
    // Keeps the place among the other fields.
    put(frame, key, undefined)
    const failed = (error: unknown) => {
      this.fail(error, position, frame, key)
      this.end()
    }
    const resolved = (value: unknown) => {
      try {
        if (isGone(frame)) dropValue(value)
        else complete(this, value, frame, key)
      } catch (error) {
        return failed(error)
      }
      this.end()
    }
    try {
      promise.then(resolved, failed)
    } catch (error) {
      failed(error)
    }
  }

  private end(): void {
    this.waiting -= 1
    if (this.waiting === 0) this.finish?.()
  }

  /** Resolves when nothing is awaited any more; undefined if nothing is. */
  ended(): Promise<void> | undefined {
    if (this.waiting === 0) return undefined
    return new Promise((resolve) => {
      this.finish = resolve
    })
  }

  /** Notes an error and puts null in the place of the value, or of the nearest object or list around it that may be null. */
  fail(error: unknown, { nodes, isNullable }: Position, frame: Frame, key: string | number): void {
    if (isGone(frame)) return
    this.errors.push(locatedError(error, nodes, pathTo(frame, key)))
    if (isNullable) put(frame, key, null)
    else remove(frame)
  }
}

/** Handles the promises of a value that nothing needs any more: one that fails would end the process. */
function dropValue(value: unknown): void {
  if (value instanceof Promise) value.then(dropValue).catch(() => {})
  else if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    for (const element of value as Iterable<unknown>) dropValue(element)
}

function remove(frame: Frame): void {
  for (let current = frame; ; current = current.parent) {
    current.isGone = true
    if (current.parent === null) return
    if (!current.isNullable) continue
    put(current.parent, current.key, null)
    return
  }
}

function isGone(frame: Frame): boolean {
  for (let current: Frame | null = frame; current !== null; current = current.parent) if (current.isGone) return true
  return false
}

function pathTo(frame: Frame, key: string | number): (string | number)[] {
  const path = [key]
  for (let current = frame; current.parent !== null; current = current.parent) path.push(current.key)
  return path.reverse()
}

/** Puts a value in a container. A response name can be that of the prototype, which an assignment would change. */
export function put({ container }: Frame, key: string | number, value: unknown): void {
  if (key !== '__proto__') container[key] = value
  else Object.defineProperty(container, key, { value, enumerable: true, writable: true, configurable: true })
}

/** An error for a value that is not what its type says. */
export const invalid = (message: string): GraphQLError => new GraphQLError(message)
