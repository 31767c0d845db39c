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

/** A display name as it is kept, composed (NFC) and without spaces around it, or why it can't be one. */
export function readDisplayName(text: string): { name: string } | { problem: Problem } {
  const read = parseName(text, displayNameMax)
  return 'name' in read ? read : { problem: problemOf[read.fault](read.length) }
}
