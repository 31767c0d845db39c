import type { DwellingType } from '@bunri/client/operations'
import { useSyncExternalStore } from 'react'

/** The neighbourhood of this device. Somebody who is signed in has it in the account as well. */
export interface Home {
  regionId: string | null
  dwelling: DwellingType | null
  /** The part of the neighbourhood, in the words of the schedule's source. */
  area: string | null
}

const storedAs = 'bunri-home'
const none: Home = { regionId: null, dwelling: null, area: null }
const listeners = new Set<() => void>()
let home = read()

function read(): Home {
  try {
    const { regionId, dwelling, area } = JSON.parse(localStorage.getItem(storedAs) ?? '{}') as Partial<Home>
    return { regionId: regionId ?? null, dwelling: dwelling ?? null, area: area ?? null }
  } catch {
    return none
  }
}

export const currentHome = (): Home => home

export function setHome(next: Partial<Home>): void {
  // Areas belong to a region.
  const area = next.regionId !== undefined && next.regionId !== home.regionId ? null : home.area
  home = { ...home, area, ...next }
  localStorage.setItem(storedAs, JSON.stringify(home))
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useHome = (): Home => useSyncExternalStore(subscribe, currentHome)
