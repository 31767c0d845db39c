import { expect, test } from 'vitest'
import { readingsOf, withOtherVessel, withoutAsides, wordsOf } from './phrases.ts'

test.each([
  ['Paper cups', 'paper cup'],
  ['batteries', 'battery'],
  ['cookies', 'cooky'],
  ['ties', 'tie'],
  ['potatoes', 'potato'],
  ['a cup made of glass', 'glass cup'],
  ['boxes', 'box'],
  ['brushes', 'brush'],
  ['kitchen knives', 'kitchen knife'],
  ['contact lenses', 'contact lens'],
  ['drinking glasses', 'drinking glass'],
  ['glasses', 'glasses'],
  ['glass', 'glass'],
  ['a box for the shoes', 'shoe box'],
  ['can of beans', 'bean can'],
  ['tube of toothpaste', 'toothpaste tube'],
  ['nails & screws', 'nail screw'],
  ['dry-cell battery', 'dry cell battery'],
  ['종이 컵', '종이 컵'],
  ['스티로폼박스', '스티로폼상자'],
  ['비닐 봉투', '비닐 봉지'],
  ['계란껍데기', '계란껍질'],
  ['샴푸통', '샴푸통'],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text).join(' ')).toBe(words)
})

test.each([
  ['Milk carton (gable-top)', ['milk carton', 'milk carton gable top']],
  ['키보드·마우스', ['키보드 마우스', '키보드', '마우스']],
  ['피자·치킨 상자', ['피자 치킨 상자', '피자 상자', '치킨 상자']],
  ['Onion or garlic skin', ['onion garlic skin', 'onion skin', 'garlic skin']],
  ['LED bulb or tube', ['led bulb tube', 'led bulb', 'led tube']],
  ['Rice, noodles and bread', ['rice noodle bread', 'rice', 'noodle', 'bread']],
  ['Nails and screws', ['nail screw', 'nail', 'screw']],
  ['dustpan and brush', ['dustpan brush']],
  ['Head & Shoulders', ['head shoulder']],
  ['폐건전지', ['폐건전지', '건전지']],
  ['폐지', ['폐지']],
])('%j reads as %j', (name, readings) => {
  const found = readingsOf(name).map((words) => words.join(' '))

  expect(new Set(found)).toEqual(new Set(readings))
})

test.each([
  ['old sofas', 'sofas'],
  ['my broken umbrella', 'umbrella'],
  ['how to recycle a worn-out mattress', 'mattress'],
  ['다 쓴 건전지', '건전지'],
  ['안쓰는 휴대폰', '휴대폰'],
  ['고장 난 선풍기 버리는 법', '선풍기'],
  ['폐휴대폰', '휴대폰'],
  ['old', 'old'],
  ['새', '새'],
  ['usedful thing', 'usedful thing'],
  ['새우 껍질', '새우 껍질'],
  ['상한 우유', '상한 우유'],
])('%j without asides is %j', (text, core) => {
  expect(withoutAsides(text)).toBe(core)
})

test.each([
  ['샴푸 용기', '샴푸통'],
  ['락스통', '락스용기'],
  ['물통', null],
  ['용기', null],
  ['통', null],
])('%j with the other word for its vessel is %j', (name, other) => {
  expect(withOtherVessel(name.split(' '))).toBe(other)
})
