import { useSyncExternalStore } from 'react'
import { type Home, storedHome, storeHome } from './stored-home.ts'

const listeners = new Set<() => void>()
let home = storedHome()

export const currentHome = (): Home => home

export function setHome(next: Partial<Home>): void {
  // Areas belong to a region.
  const area = next.regionId !== undefined && next.regionId !== home.regionId ? null : home.area
  home = { ...home, area, ...next }
  storeHome(home)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useHome = (): Home => useSyncExternalStore(subscribe, currentHome)
