/** Runs `work` without its warnings. The library warns that it keeps nothing and prefers a newer Node, which suits an emulator. */
export async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console
  console.warn = () => {}
  try {
    return await work()
  } finally {
    console.warn = warn
  }
}
