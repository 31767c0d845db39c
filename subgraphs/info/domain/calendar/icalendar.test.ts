import { expect, test } from 'vitest'
import { component, serialise, textProperty } from './icalendar.ts'

test('every line ends in CRLF, including the last', () => {
  expect(serialise(component('VCALENDAR', ['VERSION:2.0']))).toBe('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n')
})

test.each([
  ['one-octet characters', 'x'.repeat(400)],
  ['three-octet characters', '분리배출'.repeat(60)],
  ['four-octet characters', '🗑️♻️'.repeat(40)],
  ['mixed characters', 'a규b🗑c'.repeat(50)],
])('a line of %s is folded after at most 75 octets, never within a character', (_case, value) => {
  const folded = serialise([textProperty('DESCRIPTION', value)])

  const lines = folded.split('\r\n').slice(0, -1)
  expect(lines.length).toBeGreaterThan(4)
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(Math.min(...lines.slice(0, -1).map((line) => Buffer.byteLength(line)))).toBeGreaterThanOrEqual(72)
  expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true)
  expect(lines.map((line, at) => (at === 0 ? line : line.slice(1))).join('')).toBe(`DESCRIPTION:${value}`)
})

test('a line of exactly 75 octets stays whole', () => {
  const line = `X:${'x'.repeat(73)}`

  expect(serialise([line])).toBe(`${line}\r\n`)
  expect(serialise([`${line}x`])).toBe(`${line}\r\n x\r\n`)
})

test('text is escaped so that it cannot end a value or start a property; control characters are removed', () => {
  expect(textProperty('SUMMARY', 'a,b;c\\d\r\nEND:VEVENT\u0000\u0007\r')).toBe('SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT\\n')
})
