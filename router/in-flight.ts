import { type LightSignal, onAbort } from '../subgraphs/_shared/abort.ts'

/** Work that runs at the moment, by key, so that whoever wants the same waits for it. */
export class InFlight {
  readonly #running = new Map<string, Promise<unknown>>()

  /**
   * Waits once for the work under this key, if some runs, and then does its own work, which may use what the other has found.
   * If the other failed, those who waited try for themselves.
   * @throws the reason of the signal, if it aborts meanwhile
   */
  async after<T>(key: string, signal: LightSignal, work: () => Promise<T>): Promise<T> {
    const other = this.#running.get(key)
    if (other) {
      await untilEndOrAbort(other, signal)
      return work()
    }
    const own = work()
    this.#running.set(key, own)
    try {
      return await own
    } finally {
      this.#running.delete(key)
    }
  }
}

/** Runs work once for all who ask for it under one key at the same time. */
export function singleFlight<Value>(): (key: string, work: () => Promise<Value>) => Promise<Value> {
  const running = new Map<string, Promise<Value>>()
  return (key, work) => {
    const found = running.get(key)
    if (found) return found
    const made = work().finally(() => running.delete(key))
    running.set(key, made)
    return made
  }
}

async function untilEndOrAbort(work: Promise<unknown>, signal: LightSignal): Promise<void> {
  if (signal.aborted) throw signal.reason
  await new Promise<void>((resolve, reject) => {
    const stopListening = onAbort(signal, () => reject(signal.reason))
    const end = () => {
      stopListening()
      resolve()
    }
    work.then(end, end)
  })
}
