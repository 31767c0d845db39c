interface RowDecision {
  outcome: 'imported' | 'merged' | 'flagged'
  reason: string | null
  detail: string | null
}

/**
 * The decision on a row that states rules or fees: flagged for its own reason, merged if earlier rows of the file
 * stated all of it, otherwise imported.
 * @param statedOnLine the line of an earlier row; null if the row states something new
 * @param mergeReason the reason code of a merged row
 */
export function decisionOn(
  { reason, detail = null }: { reason: string | null; detail?: string | null },
  statedOnLine: number | null,
  mergeReason: string,
): RowDecision {
  if (reason) return { outcome: 'flagged', reason, detail }
  if (statedOnLine !== null) return { outcome: 'merged', reason: mergeReason, detail: `line ${statedOnLine}` }
  return { outcome: 'imported', reason: null, detail: null }
}
