/** Waits until a service is ready. */
export async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 1_600; attempt++) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} did not become ready within 80 seconds.`)
}
