import type { OperationDefinitionNode } from 'graphql'

/** What is remembered of operations, each as long as its document is in memory. */
export interface PerOperation<Value> {
  get(operation: OperationDefinitionNode): Value | undefined
  set(operation: OperationDefinitionNode, value: Value): void
}

/**
 * Remembers something of each operation, in its node. A WeakMap would do, but V8's minor collections take the values of an old one for reachable: each
 * document that is asked once would be copied twice, and stay until the next full collection.
 */
export function perOperation<Value>(): PerOperation<Value> {
  const key = Symbol('remembered')
  return {
    get(operation) {
      const found = (operation as { [key]?: { operation: OperationDefinitionNode; value: Value } })[key]
      // `visit` copies a node that it changes with all its properties.
      return found?.operation === operation ? found.value : undefined
    },
    set(operation, value) {
      Object.defineProperty(operation, key, { value: { operation, value }, configurable: true, writable: true })
    },
  }
}
