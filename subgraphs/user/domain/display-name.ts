import { countCharacters } from '../../_shared/characters.ts'
import {
  displayNameCharacters,
  displayNameInvisible,
  displayNameLength,
  displayNameMax,
  type Problem,
} from './problems.ts'

// Control characters, line ends, halves of surrogate pairs, and what turns the direction of writing: with those a name could
// rearrange the text around it (UTS #39, "Trojan Source", CVE-2021-42574).
const forbidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u

// A letter, digit, mark of punctuation or symbol; not one like the Hangul filler U+3164, a letter that shows nothing.
const visible = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u

/** A display name as it is kept, composed (NFC) and without spaces around it, or why it can't be one. */
export function readDisplayName(text: string): { name: string } | { problem: Problem } {
  const name = text.normalize('NFC').trim()
  const length = countCharacters(name)
  if (length < 1 || length > displayNameMax) return { problem: displayNameLength(length) }
  if (forbidden.test(name)) return { problem: displayNameCharacters }
  if (!visible.test(name)) return { problem: displayNameInvisible }
  return { name }
}
