import { dayIn } from './korea/cells.ts'

/** The day in the name of a file, such as `의류수거함_20240703.csv` or `bins-2026-06-01.csv`; null without one. */
export function dayInName(name: string): string | null {
  const days = [...name.matchAll(/(?<!\d)((?:19|20)\d{2})[-._]?(\d{2})[-._]?(\d{2})(?!\d)/g)]
    .map(([, year, month, date]) => dayIn(`${year}-${month}-${date}`))
    .filter((day) => day !== null)
  return days.at(-1) ?? null
}
