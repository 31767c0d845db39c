import { expect, test } from 'vitest'
import { seenBefore } from './seen-before.ts'

test('a key is new the first time, and known from then on', () => {
  const isSeen = seenBefore()

  const answers = ['a', 'b', 'a', 'a', 'b'].map(isSeen)

  expect(answers).toEqual([false, false, true, true, true])
})

test('a key is forgotten after 10,000 others, but not if somebody asked for it meanwhile', () => {
  const isSeen = seenBefore()
  isSeen('forgotten')
  isSeen('asked again')

  for (let nth = 0; nth < 9_999; nth += 1) {
    isSeen(`other ${nth}`)
    if (nth === 5_000) isSeen('asked again')
  }

  expect(isSeen('asked again')).toBe(true)
  expect(isSeen('forgotten')).toBe(false)
})
