/** What stands for names that are too many. */
export const otherLabel = 'other'

/**
 * Makes labels of names that clients choose: the first `maximum` different ones as they are, and one label for the rest. Each label is a series that
 * Prometheus keeps.
 */
export function boundedLabel(maximum: number): (name: string | undefined) => string {
  const known = new Map<string, string>()
  return (name) => {
    if (name === undefined) return 'none'
    const found = known.get(name)
    if (found !== undefined) return found
    if (known.size >= maximum || !/^[\w .-]{1,60}$/.test(name)) return otherLabel
    const label = copied(name)
    known.set(label, label)
    return label
  }
}

// V8 makes a longer part of a text as a view of it, which keeps all of the text: here, of each document that gave a label its name.
const copied = (name: string): string => Buffer.from(name, 'latin1').toString('latin1')
