import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { users } from '../db/schema.ts'
import { aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute } = await testSubgraph(user)

describe('updateProfile with preferences', () => {
  const fields = 'avatar { url width height alt } preferredLocale unitSystem displayName'
  const update = `mutation ($input: UpdateProfileInput!) {
    updateProfile(input: $input) { user { ${fields} contributor { avatar { url } } } userErrors { code message path } }
  }`
  const url = 'https://k.kakaocdn.net/dn/a/img_640x640.jpg'
  const avatar = { url, width: null, height: null, alt: null }

  test('stores picture, language and units; null removes picture and language and leaves the units', async () => {
    const { id } = await aUser(db)
    const profile = async (input: object) => (await execute(update, { input }, id)).data?.updateProfile.user

    expect(await profile({})).toMatchObject({ avatar: null, preferredLocale: null, unitSystem: 'METRIC' })
    const changed = await profile({ avatarUrl: url, preferredLocale: 'en-GB', unitSystem: 'IMPERIAL' })

    expect(changed).toEqual({
      ...{ avatar, preferredLocale: 'en', unitSystem: 'IMPERIAL', displayName: 'Robin' },
      contributor: { avatar: { url } },
    })
    expect(await profile({ displayName: null })).toEqual(changed)
    expect(await profile({ avatarUrl: null, preferredLocale: null, unitSystem: null })).toEqual({
      ...changed,
      ...{ avatar: null, preferredLocale: null, contributor: { avatar: null } },
    })
  })

  test('reports every problem at once and changes nothing', async () => {
    const { id } = await aUser(db)
    const input = {
      displayName: ' ',
      avatarUrl: 'https://example.test/a.png',
      preferredLocale: 'fr',
      unitSystem: 'IMPERIAL',
    }

    const { data } = await execute(update, { input }, id, { 'accept-language': 'en' })

    expect(data?.updateProfile).toMatchObject({
      user: null,
      userErrors: [
        { code: 'DISPLAY_NAME_INVALID', path: ['input', 'displayName'] },
        {
          code: 'AVATAR_NOT_ALLOWED',
          message: 'A picture has an https address at one of the allowed hosts; this address is not allowed.',
          path: ['input', 'avatarUrl'],
        },
        {
          code: 'LOCALE_UNSUPPORTED',
          message: 'The service speaks Korean (ko) and English (en).',
          path: ['input', 'preferredLocale'],
        },
      ],
    })
    expect(await db.select().from(users).where(eq(users.id, id))).toMatchObject([{ unitSystem: 'METRIC' }])
  })

  test('of several in one operation, each returns the profile as it is then', async () => {
    const { id } = await aUser(db)
    const query = `mutation {
      savePlace(input: { placeId: "plc_1" }) { viewer { displayName } }
      updateProfile(input: { displayName: "Ada" }) { user { displayName } }
      unsavePlace(input: { placeId: "plc_1" }) { viewer { displayName } }
    }`

    const { data } = await execute(query, {}, id)

    expect(data).toMatchObject({
      savePlace: { viewer: { displayName: 'Robin' } },
      updateProfile: { user: { displayName: 'Ada' } },
      unsavePlace: { viewer: { displayName: 'Ada' } },
    })
  })
})
