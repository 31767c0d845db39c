import { useEffect, useState } from 'react'

const pauseMs = 120

/** A text once nobody has changed it for a moment, so that fast typing sends few requests. */
export function usePause(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
