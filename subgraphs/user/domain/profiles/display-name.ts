import { parseName } from '../../../_shared/name-rules.ts'
import { displayNameInvalid, displayNameMax, type Problem } from '../refusals.ts'

/** A display name in the form we store, composed (NFC) and trimmed; or the reason why it is invalid. */
export function parseDisplayName(text: string): { name: string } | { problem: Problem } {
  const parsed = parseName(text, displayNameMax)
  return 'name' in parsed ? parsed : { problem: displayNameInvalid(parsed.fault, parsed.length) }
}
