import { useSyncExternalStore } from 'react'

const wide = window.matchMedia('(min-width: 760px)')

const subscribe = (listener: () => void) => {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** Whether two columns fit. */
export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches)
