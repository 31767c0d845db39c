/** What stands for names that are too many. */
export const otherLabel = 'other'

/**
 * Makes labels of names that clients choose: the first `maximum` different ones as they are, and one label for the rest. Each label is a series that
 * Prometheus keeps.
 */
export function boundedLabel(maximum: number): (name: string | undefined) => string {
  const known = new Set<string>()
  return (name) => {
    if (name === undefined) return 'none'
    if (known.has(name)) return name
    if (known.size >= maximum || !/^[\w .-]{1,60}$/.test(name)) return otherLabel
    known.add(name)
    return name
  }
}
