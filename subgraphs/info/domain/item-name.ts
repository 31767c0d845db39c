import { countCharacters } from '../../_shared/characters.ts'
import { isVisible, rearrangesText } from '../../_shared/names.ts'
import { nameCharacters, nameInvisible, nameLength, nameMax, type Problem } from './problems.ts'

/** The name of an item that somebody asks for, composed (NFC) and without spaces around it, or why it can't be one. */
export function readItemName(text: string): { name: string } | { problem: Problem } {
  const name = text.normalize('NFC').trim()
  const length = countCharacters(name)
  if (length < 1 || length > nameMax) return { problem: nameLength(length) }
  if (rearrangesText(name)) return { problem: nameCharacters }
  if (!isVisible(name)) return { problem: nameInvisible }
  return { name }
}
