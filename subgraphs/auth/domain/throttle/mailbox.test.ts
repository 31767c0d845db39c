import { expect, test } from 'vitest'
import { mailboxOf } from './mailbox.ts'

test.each([
  ['robin@example.com', 'robin@example.com'],
  ['robin+a+b@example.com', 'robin@example.com'],
  ['+robin@example.com', '+robin@example.com'],
  ['robin.kim@example.com', 'robin.kim@example.com'],
  ['r.o.bin+x@gmail.com', 'robin@gmail.com'],
  ['robin@googlemail.com', 'robin@gmail.com'],
  ['robin@mygmail.com', 'robin@mygmail.com'],
])('mail to %s arrives in %s', (key, mailbox) => {
  expect(mailboxOf(key)).toBe(mailbox)
})
