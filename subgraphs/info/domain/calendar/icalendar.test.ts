import { expect, test } from 'vitest'
import { component, document, text } from './icalendar.ts'

const linesOf = (whole: string) => whole.split('\r\n')

test('every line ends in CRLF, the last one as well', () => {
  expect(document(component('VCALENDAR', ['VERSION:2.0']))).toBe('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n')
})

test.each([
  ['letters of one octet', 'x'.repeat(400)],
  ['letters of three octets', '분리배출'.repeat(60)],
  ['letters of four octets', '🗑️♻️'.repeat(40)],
  ['a mixture', 'a규b🗑c'.repeat(50)],
])('a line of %s is folded after 75 octets at most, and within no letter', (_what, value) => {
  const whole = document([text('DESCRIPTION', value)])

  const lines = linesOf(whole).slice(0, -1)
  expect(lines.length).toBeGreaterThan(4)
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(Math.min(...lines.slice(0, -1).map((line) => Buffer.byteLength(line)))).toBeGreaterThanOrEqual(72)
  expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true)
  expect(lines.map((line, at) => (at === 0 ? line : line.slice(1))).join('')).toBe(`DESCRIPTION:${value}`)
})

test('a line of exactly 75 octets stays whole', () => {
  const line = `X:${'x'.repeat(73)}`

  expect(document([line])).toBe(`${line}\r\n`)
  expect(document([`${line}x`])).toBe(`${line}\r\n x\r\n`)
})

test('what would end a text or begin another property is escaped, and control characters are left out', () => {
  expect(text('SUMMARY', 'a,b;c\\d\r\nEND:VEVENT\u0000\u0007\r')).toBe('SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT\\n')
})
