import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testLog, testLogFile } from './testing-logs.ts'
import { searchLogs, secretsIn } from './testing-secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'bunri-logs-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['{"msg":"eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ1c3IifQ.c2ln"}', 'a JWT'],
  ['{"msg":"v1.ses_01jd8y3k5v0000000000000000.3.abc-def"}', 'a refresh token'],
  [`{"msg":"token ${'aB3-_'.repeat(8)}xyz"}`, 'a token of 256 bits'],
  ['{"msg":"$argon2id$v=19$m=19456"}', 'a password hash'],
  ['{"msg":"no mailbox Robin.1@example.com"}', 'an e-mail address'],
  ['{"msg":"seven yogurt cups"}', 'the password of a test account'],
  ['{"input":{"newPassword":"x"}}', 'a value under a secret name'],
  ['{"msg":"postgres://auth:secret@127.0.0.1/auth"}', 'a password in a URL'],
  ['{"authorization":"KakaoAK key"}', 'a key of a provider'],
])('%s has %s', (line, name) => {
  expect(secretsIn(line)).toContain(name)
})

test.each([
  '{"level":40,"requestId":"d6a16cb1-6e67-4ad3-9487-9e1a0fe64f8d","provider":"KAKAO","msg":"A provider did not confirm a sign-in"}',
  '{"req":{"headers":{"authorization":"[Redacted]"}}}',
  '{"stack":"at x (/app/node_modules/@apollo/server/dist/esm/ApolloServer.js:1:2)"}',
  '{"sessionId":"ses_01jd8y3k5v0000000000000000","userId":"usr_01jd8y3k5v0000000000000000"}',
])('%s has none', (line) => {
  expect(secretsIn(line)).toEqual([])
})

test('all files of a folder are searched', () => {
  writeFileSync(join(folder, '1.log'), '{"msg":"fine"}\n')
  writeFileSync(join(folder, '2.log'), '{"msg":"fine"}\n{"msg":"seven yogurt cups"}\n')

  const { lines, found } = searchLogs(folder)

  expect(lines).toBe(3)
  expect(found).toEqual(['the password of a test account: {"msg":"seven yogurt cups"}'])
})

test('tests log to that folder, without what is redacted', () => {
  testLog().info({ account: { password: 'hidden' } }, 'A line of a test')
  appendFileSync(testLogFile('another-process'), '{"msg":"A line of another process"}\n')

  expect(searchLogs(join(testLogFile(), '..')).lines).toBeGreaterThanOrEqual(2)
})
