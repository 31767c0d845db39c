// Control characters, line ends, halves of surrogate pairs, and what turns the direction of writing.
const rearranging = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u

// A letter, digit, mark of punctuation or symbol; not one like the Hangul filler U+3164, a letter that shows nothing.
const visible = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u

/** Whether a name could rearrange the text around it (UTS #39, "Trojan Source", CVE-2021-42574). */
export const rearrangesText = (name: string): boolean => rearranging.test(name)

/** Whether a reader sees anything of a name. */
export const isVisible = (name: string): boolean => visible.test(name)
