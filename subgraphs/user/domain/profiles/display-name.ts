import { type NameFault, parseName } from '../../../_shared/names.ts'
import {
  displayNameCharacters,
  displayNameInvisible,
  displayNameLength,
  displayNameMax,
  type Problem,
} from '../problems.ts'

const problemOf: Record<NameFault, (length: number) => Problem> = {
  length: displayNameLength,
  characters: () => displayNameCharacters,
  invisible: () => displayNameInvisible,
}

/** A display name in the form we store, composed (NFC) and trimmed; or the reason why it is invalid. */
export function parseDisplayName(text: string): { name: string } | { problem: Problem } {
  const parsed = parseName(text, displayNameMax)
  return 'name' in parsed ? parsed : { problem: problemOf[parsed.fault](parsed.length) }
}
