import { countCharacters } from './characters.ts'

// What could rearrange the text around a name (UTS #39, "Trojan Source", CVE-2021-42574): control characters, line ends, halves
// of surrogate pairs, and what turns the direction of writing.
const rearranging = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u

// A letter, digit, mark of punctuation or symbol; not one like the Hangul filler U+3164, a letter that shows nothing.
const visible = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u

/** Why a text can't be a name. */
export type NameFault = 'length' | 'characters' | 'invisible'

/**
 * A name as it is kept, composed (NFC) and without spaces around it, or why it can't be one.
 * @param max most characters, as a reader counts them
 */
export function readName(text: string, max: number): { name: string } | { fault: NameFault; length: number } {
  const name = text.normalize('NFC').trim()
  const length = countCharacters(name)
  if (length < 1 || length > max) return { fault: 'length', length }
  if (rearranging.test(name)) return { fault: 'characters', length }
  return visible.test(name) ? { name } : { fault: 'invisible', length }
}
