import { countCharacters } from '../../_shared/characters.ts'
import { isVisible, rearrangesText } from '../../_shared/names.ts'
import {
  displayNameCharacters,
  displayNameInvisible,
  displayNameLength,
  displayNameMax,
  type Problem,
} from './problems.ts'

/** A display name as it is kept, composed (NFC) and without spaces around it, or why it can't be one. */
export function readDisplayName(text: string): { name: string } | { problem: Problem } {
  const name = text.normalize('NFC').trim()
  const length = countCharacters(name)
  if (length < 1 || length > displayNameMax) return { problem: displayNameLength(length) }
  if (rearrangesText(name)) return { problem: displayNameCharacters }
  if (!isVisible(name)) return { problem: displayNameInvisible }
  return { name }
}
