import { readName } from '../../../_shared/names.ts'
import { displayNameInvalid, displayNameMax, type Problem } from '../problems.ts'

/** A display name as it is kept, composed (NFC) and without spaces around it, or why it can't be one. */
export function readDisplayName(text: string): { name: string } | { problem: Problem } {
  const read = readName(text, displayNameMax)
  return 'name' in read ? read : { problem: displayNameInvalid(read.fault, read.length) }
}
