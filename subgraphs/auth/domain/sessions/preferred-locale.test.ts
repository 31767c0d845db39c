import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { anAccount, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'

const { db, execute, deliver } = await testSubgraph(auth, testSettings)
const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) {
  result { ... on SignedIn { tokens { accessToken } } } } }`

test('the next access token has the language that the person prefers, and none again once they prefer none', async () => {
  const { id, email } = await anAccount(db)
  const claim = async () => {
    const { data, errors } = await execute(signIn, { input: { email, password, device: { platform: 'WEB' } } })
    expect(errors).toBeUndefined()
    return decodeJwt(data?.signIn.result.tokens.accessToken).locale
  }
  const prefer = (locale: 'ko' | 'en' | null) =>
    deliver({ type: 'account.locale-preferred.v1', data: { accountId: id, locale } })

  const before = await claim()
  await prefer('en')
  const after = await claim()
  await prefer(null)

  expect([before, after, await claim()]).toEqual([undefined, 'en', undefined])
})
