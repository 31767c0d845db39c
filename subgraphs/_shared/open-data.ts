import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const openData = new URL('../../../shared/data/', import.meta.url)

/** Whether the country's open data lies beside the project, as where it was developed; tests of importers read it. */
export const hasOpenData = existsSync(openData)

/** For the name of a test that needs the data. */
export const unlessMissing = hasOpenData ? '' : ' (skipped: ../shared/data is missing)'

/** Where a file of the open data is. */
export const openDataFile = (name: string): string => fileURLToPath(new URL(name, openData))
