import type { UnitSystem } from '@bunri/client/operations'

export const unitSystems = ['METRIC', 'IMPERIAL'] as const satisfies readonly UnitSystem[]

const storedAs = 'bunri-units'

/** The units of this device. Somebody who is signed in has them in the account as well. */
export const storedUnits = (): UnitSystem => (localStorage.getItem(storedAs) === 'IMPERIAL' ? 'IMPERIAL' : 'METRIC')

export const storeUnits = (units: UnitSystem): void => localStorage.setItem(storedAs, units)
