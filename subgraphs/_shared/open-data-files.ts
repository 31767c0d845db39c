import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const openData = new URL('../../../shared/data/', import.meta.url)

/** Whether the open data of Korea, which the tests of importers read, is in `../shared/data` beside the checkout. */
export const hasOpenData = existsSync(openData)

/** The end of the name of a test that needs the data; empty if the data is there. */
export const unlessMissing = hasOpenData ? '' : ' (skipped: ../shared/data is missing)'

/** The path of a file of the open data. */
export const openDataFile = (name: string): string => fileURLToPath(new URL(name, openData))
