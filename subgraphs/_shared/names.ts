import { countCharacters } from './characters.ts'
import type { Translated } from './locale.ts'

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

/** The message for a person whose name was refused; `length` and `max` as in `readName`. */
export function nameMessage(fault: NameFault, length: number, max: number): Translated {
  switch (fault) {
    case 'length':
      return {
        ko: `이름은 1자에서 ${max}자까지예요. 지금은 ${length}자예요.`,
        en: `A name has 1 to ${max} characters; this one has ${length}.`,
      }
    case 'characters':
      return {
        ko: '이름에는 줄바꿈 같은 제어 문자나 쓰는 방향을 바꾸는 문자를 넣을 수 없어요.',
        en: 'A name has no control characters, such as line breaks, and none that turn the direction of writing.',
      }
    case 'invisible':
      return {
        ko: '이름에는 눈에 보이는 글자가 있어야 해요.',
        en: 'A name has at least one character that can be seen; this one has none.',
      }
  }
}
