/** What our code reads of a signal: of an `AbortSignal`, or of one that an `abortSource` made. */
export type LightSignal = Pick<AbortSignal, 'aborted' | 'reason'>

/** Ends work that listens to its signal. */
export interface AbortSource {
  signal: LightSignal
  abort(reason: unknown): void
}

class SourceSignal implements LightSignal {
  aborted = false
  reason: unknown = undefined
  readonly callbacks = new Set<() => void>()
}

/**
 * An `AbortController` without events. Every request has a signal, and every fetch one more with several listeners; to make an `AbortSignal`, and to add and
 * remove an event listener, takes as long as to sign the fetch.
 */
export function abortSource(): AbortSource {
  const signal = new SourceSignal()
  return {
    signal,
    abort(reason) {
      if (signal.aborted) return
      signal.aborted = true
      signal.reason = reason
      for (const callback of signal.callbacks) callback()
    },
  }
}

/**
 * Calls back once a signal aborts that hasn't aborted yet.
 * @returns how to stop listening
 */
export function onAbort(signal: LightSignal, callback: () => void): () => void {
  const callbacks = signal instanceof SourceSignal ? signal.callbacks : callbacksByEvent(signal as AbortSignal)
  callbacks.add(callback)
  return () => void callbacks.delete(callback)
}

const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>()

/** The callbacks of an `AbortSignal`, which has one event listener for all. */
function callbacksByEvent(signal: AbortSignal): Set<() => void> {
  const known = callbacksOf.get(signal)
  if (known) return known
  const callbacks = new Set<() => void>()
  callbacksOf.set(signal, callbacks)
  const callAll = () => {
    for (const callback of callbacks) callback()
  }
  signal.addEventListener('abort', callAll, { once: true })
  return callbacks
}
