import { expect, test } from 'vitest'
import { highlightsOf } from './highlights.ts'
import { readQuery } from './query.ts'

const highlightedParts = (text: string, searchText: string) => {
  const query = readQuery(searchText, 100)
  if (!query) throw new Error('The query is empty.')
  return highlightsOf(text, query).map(({ start, length }) => text.slice(start, start + length))
}

test.each([
  ['the whole name', '종이컵', '종이컵', ['종이컵']],
  ['a match across a space', '종이 컵', '종이컵', ['종이 컵']],
  ['a match across punctuation', '피자·치킨 상자', '자치킨', ['자·치킨']],
  ['a match in another case', 'Clear PET bottle', 'pet', ['PET']],
  ['a match without the trailing space', 'Clear PET bottle', 'clear ', ['Clear']],
  ['all of a half-typed syllable', '무색 페트병', '페ㅌ', ['페트']],
  ['all of a syllable typed with the next one’s consonant', '매트리스', '매틀', ['매트리']],
  ['each word', '피자·치킨 상자', '상자 피자', ['피자', '상자']],
  ['adjacent words as one part', '투명 페트병', '병 페트', ['페트병']],
  ['words typed without a space', '피자·치킨 상자', '피자상자', ['피자', '상자']],
  ['a plural', 'Clear PET bottle', 'bottles', ['bottle']],
  ['a name without the adjective of the query', 'Paper cup', 'old paper cups', ['Paper cup']],
  ['all of a name with another word of the same sense', '샴푸 용기', '샴푸통', ['샴푸 용기']],
  ['initial consonants', '무색 페트병', 'ㅍㅌㅂ', ['페트병']],
  ['initial consonants across a space', '무색 페트병', 'ㅅㅍ', ['색 페']],
  ['consonants and syllables', '무색 페트병', 'ㅍ트ㅂ', ['페트병']],
  ['all of a romanised name', '무색 페트병', 'peteubyeong', ['무색 페트병']],
  ['a match after characters of two code units', '🍕🍕 상자', '상자', ['상자']],
  ['an emoji', '큰 🍕 상자', '🍕상', ['🍕 상']],
  ['decomposed text', `무색 ${'페트병'.normalize('NFD')}`, '페트', ['페트'.normalize('NFD')]],
  ['decomposed query', '무색 페트병', '페트'.normalize('NFD'), ['페트']],
  ['a match after a letter whose lower-case form is longer', 'İstanbul 컵', '컵', ['컵']],
])('highlights %s', (_case, text, query, parts) => {
  expect(highlightedParts(text, query)).toEqual(parts)
})
