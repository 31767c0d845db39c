const { warn } = console
let running = 0

/** Runs `work` without its warnings. The library warns that it keeps nothing and prefers a newer Node, which suits an emulator. */
export async function quietly<T>(work: () => Promise<T>): Promise<T> {
  running++
  console.warn = () => {}
  try {
    return await work()
  } finally {
    running--
    if (running === 0) console.warn = warn
  }
}
