/** Notes on which line of a file each fact is stated first. */
export function firstStatements() {
  const lines = new Map<string, number>()
  /** If earlier rows state all facts of this row: the line that first states its first fact; otherwise null. */
  return (factIds: readonly string[], line: number): number | null => {
    const earlier = factIds.map((id) => lines.get(id) ?? null)
    for (const id of factIds) if (!lines.has(id)) lines.set(id, line)
    return earlier.includes(null) ? null : (earlier[0] ?? null)
  }
}
