import type { Viewer } from './viewer.ts'

/** The viewer of one request, which tells whether anybody looked at them. */
export interface WatchedViewer {
  /** Gives an object the property `viewer`. */
  on<T extends object>(context: T): T
  /** Whether the property was read since `forget`. Whoever reads it may answer differently for another person. */
  isRead(): boolean
  forget(): void
}

export function watchedViewer(given: Viewer | null): WatchedViewer {
  let viewer = given
  let isRead = false
  const property: PropertyDescriptor = {
    enumerable: true,
    get() {
      isRead = true
      return viewer
    },
    // A mutation that opens a session goes on as its person.
    set(person: Viewer | null) {
      viewer = person
    },
  }
  return {
    on: (context) => Object.defineProperty(context, 'viewer', property),
    isRead: () => isRead,
    forget() {
      isRead = false
    },
  }
}
