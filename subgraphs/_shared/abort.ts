/** Ends work that listens to its signal. */
export interface AbortSource {
  signal: AbortSignal
  abort(reason: unknown): void
}

const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>()

/** An `AbortController` whose listeners by `onAbort` are no event listeners. */
export function abortSource(): AbortSource {
  const controller = new AbortController()
  const { signal } = controller
  const callbacks = new Set<() => void>()
  callbacksOf.set(signal, callbacks)
  return {
    signal,
    abort(reason) {
      if (signal.aborted) return
      controller.abort(reason)
      for (const callback of callbacks) callback()
    },
  }
}

/**
 * Calls back once a signal aborts that hasn't aborted yet. Every fetch has several such listeners, and to add and remove one as an event
 * listener takes as long as to sign the request.
 * @param signal of an `abortSource`; another one gets an event listener that stays
 * @returns how to stop listening
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = callbacksOf.get(signal) ?? callbacksByEvent(signal)
  callbacks.add(callback)
  return () => void callbacks.delete(callback)
}

function callbacksByEvent(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>()
  callbacksOf.set(signal, callbacks)
  const callAll = () => {
    for (const callback of callbacks) callback()
  }
  signal.addEventListener('abort', callAll, { once: true })
  return callbacks
}
