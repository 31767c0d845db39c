import type { ChildProcess } from 'node:child_process'

/**
 * Waits until a service is ready.
 * @param child its process, if it is known
 * @throws at once when the process ends, or after 80 seconds
 */
export async function untilReady(url: string, child?: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1_600; attempt++) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    const end = child?.exitCode ?? child?.signalCode ?? null
    if (end !== null) throw new Error(`The process of ${url} ended with ${end} before it was ready.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} did not become ready within 80 seconds.`)
}
