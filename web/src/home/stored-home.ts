import type { DwellingType } from '@bunri/client/operations'

/** The neighbourhood of this device. Somebody who is signed in has it in the account as well. */
export interface Home {
  regionId: string | null
  dwelling: DwellingType | null
  /** The part of the neighbourhood, in the words of the schedule's source. */
  area: string | null
}

const storedAs = 'bunri-home'
const none: Home = { regionId: null, dwelling: null, area: null }

export function storedHome(): Home {
  try {
    const { regionId, dwelling, area } = JSON.parse(localStorage.getItem(storedAs) ?? '{}') as Partial<Home>
    return { regionId: regionId ?? null, dwelling: dwelling ?? null, area: area ?? null }
  } catch {
    return none
  }
}

export const storeHome = (home: Home): void => localStorage.setItem(storedAs, JSON.stringify(home))
