import { type NameFault, parseName } from '../../../_shared/names.ts'
import { nameCharacters, nameInvisible, nameLength, nameMax, type Problem } from '../problems.ts'

const problemOf: Record<NameFault, (length: number) => Problem> = {
  length: nameLength,
  characters: () => nameCharacters,
  invisible: () => nameInvisible,
}

/** The name of an item that somebody asks for, composed (NFC) and without spaces around it, or why it can't be one. */
export function readItemName(text: string): { name: string } | { problem: Problem } {
  const read = parseName(text, nameMax)
  return 'name' in read ? read : { problem: problemOf[read.fault](read.length) }
}
