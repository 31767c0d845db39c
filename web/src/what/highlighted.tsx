import type { ReactNode } from 'react'

export interface Match {
  text: string
  highlights: readonly { start: number; length: number }[]
}

/** A name with the letters that match the search marked, if it is the name that matches. */
export function Highlighted({ name, match }: { name: string; match: Match }) {
  if (match.text !== name) return name
  const parts: ReactNode[] = []
  let end = 0
  for (const { start, length } of match.highlights) {
    if (start > end) parts.push(name.slice(end, start))
    parts.push(<mark key={start}>{name.slice(start, start + length)}</mark>)
    end = start + length
  }
  parts.push(name.slice(end))
  return parts
}
