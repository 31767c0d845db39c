import { sql } from 'drizzle-orm'
import { GraphQLError } from 'graphql'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { connect } from './db.ts'
import { badInput, logUnexpectedErrors, maskError } from './errors.ts'
import { testDatabase } from './testing.ts'

const url = await testDatabase('info')

function maskAndLog(error: Error, signal?: AbortSignal) {
  const lines: string[] = []
  const wrapped =
    error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error, path: ['item'] })
  logUnexpectedErrors(pino({ level: 'info' }, { write: (line: string) => lines.push(line) }), [wrapped], signal)
  return { shown: maskError(wrapped.toJSON(), wrapped), log: lines.join('') }
}

test('an expected error keeps its code and message and is not logged', () => {
  const { shown, log } = maskAndLog(badInput('`first` is a whole number.'))

  expect(shown).toMatchObject({ message: '`first` is a whole number.', extensions: { code: 'BAD_USER_INPUT' } })
  expect(log).toBe('')
})

test('a bug is logged but hidden from the caller', () => {
  const { shown, log } = maskAndLog(new TypeError('secret detail'))

  expect(shown).toEqual({
    message: 'Something went wrong on our side.',
    path: ['item'],
    locations: undefined,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  })
  expect(log).toContain('secret detail')
})

test('what ends because nobody waits any more is not logged; a bug meanwhile is', () => {
  const left = AbortSignal.abort(new Error('The client left.'))

  expect(maskAndLog(left.reason, left).log).toBe('')
  expect(maskAndLog(new TypeError('secret detail'), left).log).toContain('secret detail')
})

test('a failed query is logged without its parameters', async () => {
  const { db, close } = connect(url, { max: 1 })
  const failure = await db
    .execute(sql`select 1 / (length(${'robin@example.com'}::text) - 17)`)
    .catch((error: Error) => error)
  await close()

  const { shown, log } = maskAndLog(failure as Error)

  expect(shown.message).not.toContain('robin')
  expect(log).toContain('division by zero')
  expect(log).not.toContain('robin@example.com')
})
