import type { Confidence } from '../../types.generated.ts'
import type { OpenReport } from './open-reports.ts'

/** The number of people whose reports that a place is gone lower its confidence before a moderator decides. */
const peopleMin = 5

/** The confidence in a place: that of its records, or LOW once five people report that it is closed or not there. */
export function confidenceWithReports(reports: readonly OpenReport[], recorded: Confidence): Confidence {
  const gone = reports.some(
    ({ problem, count }) => count >= peopleMin && (problem === 'CLOSED' || problem === 'NOT_THERE'),
  )
  return gone ? 'LOW' : recorded
}
