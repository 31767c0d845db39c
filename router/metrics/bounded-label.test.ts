import { expect, test } from 'vitest'
import { collectGarbage } from '../testing.ts'
import { boundedLabel } from './bounded-label.ts'

test('a label does not keep the document in memory that its name comes from', () => {
  const label = boundedLabel(100)
  collectGarbage()
  const before = process.memoryUsage().heapUsed

  for (let nth = 0; nth < 50; nth += 1) {
    const document = `query NameOfAnOperation${nth} { a } ${nth}`.padEnd(1_000_000, '#')
    label(document.slice(6, 6 + `NameOfAnOperation${nth}`.length))
  }

  collectGarbage()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000)
})
