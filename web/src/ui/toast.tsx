import { useSyncExternalStore } from 'react'

interface Shown {
  id: number
  text: string
}

let shown: Shown[] = []
let last = 0
const listeners = new Set<() => void>()
const visibleMs = 4_000

function change(next: Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

/** Says briefly that something is done. */
export function say(text: string): void {
  const id = ++last
  change([...shown, { id, text }].slice(-3))
  setTimeout(() => change(shown.filter((toast) => toast.id !== id)), visibleMs)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, () => shown)
  return (
    <div className="toasts" role="status">
      {toasts.map(({ id, text }) => (
        <div className="toast" key={id}>
          {text}
        </div>
      ))}
    </div>
  )
}
