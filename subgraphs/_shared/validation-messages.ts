import type { Translated } from './locale.ts'
import type { NameFault } from './name-rules.ts'

/** The message for a person whose name was refused; `length` and `max` as in `parseName`. */
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
        en: 'A name cannot contain control characters, such as line breaks, or characters that change the text direction.',
      }
    case 'invisible':
      return {
        ko: '이름에는 눈에 보이는 글자가 있어야 해요.',
        en: 'A name has at least one visible character; this one has none.',
      }
  }
}

/**
 * The message for a person whose text is too long. `length` and `max` are in characters as a reader counts them.
 * @param noun the kind of text, in Korean with its topic particle: `의견은`, `A comment`
 */
export const tooLongMessage = (noun: Translated, length: number, max: number): Translated => ({
  ko: `${noun.ko} ${max}자까지예요. 지금은 ${length}자예요.`,
  en: `${noun.en} has at most ${max} characters; this one has ${length}.`,
})
