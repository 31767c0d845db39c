import { useEffect, useState } from 'react'
import type { Viewport } from './viewport.ts'

/** What the map shows; it starts again when the person asks for another place. */
export function useViewport(start: Viewport): [Viewport, (next: Viewport) => void] {
  const [viewport, setViewport] = useState(start)
  useEffect(() => setViewport(start), [start])
  return [viewport, setViewport]
}
