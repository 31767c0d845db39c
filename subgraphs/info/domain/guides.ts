import type { Locale, Translated } from '../../_shared/locale.ts'
import type { ItemRow } from '../db/schema.ts'

/** How to dispose of an item, in one language. */
export interface Guide {
  item: ItemRow
  locale: Locale
}

const mistake: Translated<(words: string) => string> = {
  ko: (words) => `흔한 실수: ${words}`,
  en: (words) => `A common mistake: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`,
}

const differsByRegion: Translated = {
  ko: '지자체마다 다를 수 있으니 사는 곳의 기준을 확인하세요.',
  en: 'Municipalities differ on this; check the rules where you live.',
}

/** What to watch out for: common mistakes, and that the rules of the country may not be those of the town. */
export function warningsOf({ item, locale }: Guide): string[] {
  const mistakes = item.mistakes[locale].map(mistake[locale])
  return item.isRegionDependent ? [...mistakes, differsByRegion[locale]] : mistakes
}
