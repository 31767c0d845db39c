import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { anAccount, anAccountWithCodes, password, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url, { max: 1 })
const lines: Record<string, unknown>[] = []
const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) })
const subgraph = await auth.start({ ...testSettings, AUTH_DATABASE_URL: url }, { readViewer: async () => null, log })
afterAll(async () => {
  await subgraph.stop()
  await close()
})

const headers = { 'x-request-id': 'req_1', 'x-client-ip': '192.0.2.7' }
const ask = async (query: string) => (await subgraph.execute({ query }, headers)).result.data?.done as never
const signIn = (email: string, word: string) =>
  ask(`mutation { done: signIn(input: { email: "${email}", password: "${word}", device: { platform: WEB } }) {
    result { ... on TwoFactorRequired { challengeToken } } } }`)

test('a failed sign-in is one line in the log, which names nobody and is the same without an account', async () => {
  const { email, id } = await anAccount(db)
  const { account } = await anAccountWithCodes(db)
  lines.length = 0

  await signIn(email, 'eight yogurt cups')
  await signIn('nobody@example.com', 'eight yogurt cups')
  await signIn(email, password)
  const { result } = (await signIn(account.email, password)) as { result: { challengeToken: string } }
  const answer = `challengeToken: "${result.challengeToken}", method: TOTP, code: "000000"`
  await ask(`mutation { done: completeTwoFactorSignIn(input: { ${answer} }) { userErrors { code } } }`)

  const failures = lines.filter(({ msg }) => msg === 'A sign-in failed')
  expect(failures.map(({ outcome }) => outcome)).toEqual(['CREDENTIALS_INVALID', 'CREDENTIALS_INVALID', 'CODE_INVALID'])
  const [known, unknown] = failures.map(({ time: _time, ...line }) => line)
  expect(known).toEqual(unknown)
  expect(known).toMatchObject({ requestId: 'req_1' })
  const text = JSON.stringify(lines)
  for (const secret of [email, email.toLowerCase(), 'nobody', id, 'yogurt', result.challengeToken, '000000'])
    expect(text).not.toContain(secret)
})
