import { parseName } from '../../../_shared/name-rules.ts'
import { nameInvalid, nameMax, type Problem } from '../refusals.ts'

/** The name of a requested item, composed (NFC) and trimmed, or the problem that makes it invalid. */
export function readItemName(text: string): { name: string } | { problem: Problem } {
  const read = parseName(text, nameMax)
  return 'name' in read ? read : { problem: nameInvalid(read.fault, read.length) }
}
