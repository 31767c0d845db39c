import { expect, test } from 'vitest'
import { highlightsOf } from './highlights.ts'
import { readQuery } from './query.ts'

const marked = (text: string, typed: string) => {
  const query = readQuery(typed, 100)
  if (!query) throw new Error('Nothing to look up.')
  return highlightsOf(text, query).map(({ start, length }) => text.slice(start, start + length))
}

test.each([
  ['all of it', '종이컵', '종이컵', ['종이컵']],
  ['over a space', '종이 컵', '종이컵', ['종이 컵']],
  ['over marks', '피자·치킨 상자', '자치킨', ['자·치킨']],
  ['without case', 'Clear PET bottle', 'pet', ['PET']],
  ['without the space behind', 'Clear PET bottle', 'clear ', ['Clear']],
  ['the syllable that is half typed', '무색 페트병', '페ㅌ', ['페트']],
  ['the syllable that has the next one’s consonant', '매트리스', '매틀', ['매트리']],
  ['each word', '피자·치킨 상자', '상자 피자', ['피자', '상자']],
  ['words that touch as one', '투명 페트병', '병 페트', ['페트병']],
  ['words written as one', '피자·치킨 상자', '피자상자', ['피자', '상자']],
  ['initial consonants', '무색 페트병', 'ㅍㅌㅂ', ['페트병']],
  ['initial consonants over a space', '무색 페트병', 'ㅅㅍ', ['색 페']],
  ['consonants and syllables', '무색 페트병', 'ㅍ트ㅂ', ['페트병']],
  ['all of a romanised name', '무색 페트병', 'peteubyeong', ['무색 페트병']],
  ['letters of two code units', '🍕🍕 상자', '상자', ['상자']],
  ['an emoji', '큰 🍕 상자', '🍕상', ['🍕 상']],
  ['decomposed text', `무색 ${'페트병'.normalize('NFD')}`, '페트', ['페트'.normalize('NFD')]],
  ['decomposed query', '무색 페트병', '페트'.normalize('NFD'), ['페트']],
  ['letters whose small form is longer', 'İstanbul 컵', '컵', ['컵']],
])('%s', (_what, text, query, parts) => {
  expect(marked(text, query)).toEqual(parts)
})
