import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { users } from '../../db/schema.ts'
import { allExist, aPerson, aUser } from '../../fixtures.ts'
import { getOrCreateProfile, setHome, updateProfile } from './users.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

test('ten concurrent first calls create one profile and all return it', async () => {
  const person = aPerson(newId('usr'), 'ko')

  const profiles = await Promise.all(Array.from({ length: 10 }, () => getOrCreateProfile(db, person)))

  expect(new Set(profiles.map(({ createdAt }) => createdAt.getTime())).size).toBe(1)
  expect(await db.$count(users)).toBe(1)
})

test('a new profile has a neutral name in the language of the request and the time zone of Seoul', async () => {
  const korean = await getOrCreateProfile(db, aPerson('usr_01h2xcejqtf2nbrexx3vqjhp41', 'ko'))
  const english = await getOrCreateProfile(db, aPerson('usr_01h2xcejqtf2nbrexx3vqjhp42', 'en'))

  expect(korean).toMatchObject({ displayName: '이웃 hp41', timeZone: 'Asia/Seoul', homeRegionId: null, dwelling: null })
  expect(english).toMatchObject({ displayName: 'Neighbour hp42', timeZone: 'Asia/Seoul' })
})

test('a change creates a missing profile', async () => {
  const person = aPerson(newId('usr'), 'en')

  const result = await setHome(db, person, { dwelling: 'HOUSE' }, allExist)

  expect(result).toMatchObject({
    user: { id: person.id, dwelling: 'HOUSE', displayName: expect.stringMatching(/^Neighbour /) },
  })
})

test('a change affects nobody else', async () => {
  const other = await aUser(db)
  const person = await aUser(db)

  await updateProfile(db, aPerson(person.id, 'en'), { displayName: 'Ada', timeZone: 'Europe/Paris' }, new Set())

  expect(await getOrCreateProfile(db, aPerson(other.id, 'en'))).toEqual(other)
  expect(await getOrCreateProfile(db, aPerson(person.id, 'en'))).toEqual({
    ...person,
    displayName: 'Ada',
    timeZone: 'Europe/Paris',
  })
})

test('a region that does not exist is not set as the home, and nothing else is changed', async () => {
  const person = aPerson((await aUser(db)).id, 'en')
  const existing = new Set(['reg_1'])

  const refused = await setHome(db, person, { regionId: 'reg_2', dwelling: 'HOUSE' }, existing)
  const { homeRegionId, dwelling } = await getOrCreateProfile(db, person)
  const accepted = await setHome(db, person, { regionId: 'reg_1' }, existing)

  expect(refused).toMatchObject({ problems: [{ code: 'REGION_UNKNOWN', field: 'regionId' }] })
  expect({ homeRegionId, dwelling }).toEqual({ homeRegionId: null, dwelling: null })
  expect(accepted).toMatchObject({ user: { homeRegionId: 'reg_1' } })
})
