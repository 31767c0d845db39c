import { readName } from '../../../_shared/names.ts'
import { nameInvalid, nameMax, type Problem } from '../problems.ts'

/** The name of an item that somebody asks for, composed (NFC) and without spaces around it, or why it can't be one. */
export function readItemName(text: string): { name: string } | { problem: Problem } {
  const read = readName(text, nameMax)
  return 'name' in read ? read : { problem: nameInvalid(read.fault, read.length) }
}
