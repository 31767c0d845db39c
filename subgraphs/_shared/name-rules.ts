import { countCharacters } from './character-count.ts'

// Characters that could rearrange the text around a name (UTS #39, "Trojan Source", CVE-2021-42574): control
// characters, line separators, lone surrogates and bidirectional controls.
const forbidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u

// A letter, digit, punctuation mark or symbol, except invisible ones such as the Hangul filler U+3164.
const visible = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u

/** The reason why a text is not a valid name. */
export type NameFault = 'length' | 'characters' | 'invisible'

/**
 * A name in the form we store, composed (NFC) and trimmed; or the reason why it is invalid, with its length in
 * characters.
 * @param max maximum number of characters (grapheme clusters)
 */
export function parseName(text: string, max: number): { name: string } | { fault: NameFault; length: number } {
  const name = text.normalize('NFC').trim()
  const length = countCharacters(name)
  if (length < 1 || length > max) return { fault: 'length', length }
  if (forbidden.test(name)) return { fault: 'characters', length }
  return visible.test(name) ? { name } : { fault: 'invisible', length }
}
