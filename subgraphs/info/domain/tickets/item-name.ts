import { type NameFault, readName } from '../../../_shared/names.ts'
import { nameCharacters, nameInvisible, nameLength, nameMax, type Problem } from '../problems.ts'

const problemOf: Record<NameFault, (length: number) => Problem> = {
  length: nameLength,
  characters: () => nameCharacters,
  invisible: () => nameInvisible,
}

/** The name of a requested item, composed (NFC) and trimmed, or the problem that makes it invalid. */
export function readItemName(text: string): { name: string } | { problem: Problem } {
  const read = readName(text, nameMax)
  return 'name' in read ? read : { problem: problemOf[read.fault](read.length) }
}
