import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { newResetToken } from '../domain/passwords/password-reset.ts'
import { anAccount, aSession, password, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, execute } = await testSubgraph(auth, testSettings)
const newPassword = 'nine yogurt cups and a lid'

test.each([
  'signIn(input: { email: "robin@example.com", password: "eight yogurt cups", device: { platform: WEB } }) { userErrors { code } }',
  'signUp(input: { email: "robin@example.com", password: "eight yogurt cups", acceptedTermsVersion: "" }) { userErrors { code } }',
  'resetPassword(input: { token: "none", newPassword: "eight yogurt cups" }) { userErrors { code } }',
  'changePassword(input: { newPassword: "eight yogurt cups" }) { userErrors { code } }',
])('after a reset, the operation refuses %s', async (second) => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, (await anAccount(db)).id)

  const { data, errors } = await execute(
    `mutation Reset($input: ResetPasswordInput!) { resetPassword(input: $input) { changedAt } second: ${second} }`,
    { input: { token: await newResetToken(db, account), newPassword } },
    viewer,
  )

  expect(data).toEqual({ resetPassword: { changedAt: expect.any(String) }, second: null })
  expect(errors).toMatchObject([{ path: ['second'], extensions: { code: 'BAD_USER_INPUT' } }])
})

test('after a change, the operation refuses another one', async () => {
  const { viewer } = await aSession(db, (await anAccount(db)).id)
  const input = { currentPassword: password, newPassword }

  const { data, errors } = await execute(
    `mutation Change($input: ChangePasswordInput!) {
      first: changePassword(input: $input) { changedAt }
      second: changePassword(input: $input) { changedAt }
    }`,
    { input },
    viewer,
  )

  expect(data).toEqual({ first: { changedAt: expect.any(String) }, second: null })
  expect(errors).toMatchObject([{ path: ['second'], extensions: { code: 'BAD_USER_INPUT' } }])
})
