import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { savedPlaces, users } from '../db/schema.ts'
import { addSavedItems, addSavedPlaces, aSavedItem, aSavedPlace, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute } = await testSubgraph(user)

const problems = 'userErrors { code message path }'
const mutation = (field: string, type: string, fields: string) =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { ${fields} ${problems} } }`
const updateProfile = mutation('updateProfile', 'UpdateProfileInput', 'user { id displayName timeZone }')
const setHome = mutation('setHome', 'SetHomeInput', 'user { homeRegion { id } dwelling }')
const savePlace = mutation('savePlace', 'SavePlaceInput', 'savedPlace { id note savedAt place { id } }')
const unsavePlace = mutation('unsavePlace', 'UnsavePlaceInput', 'place { id } removedSavedPlaceId')
const saveItem = mutation('saveItem', 'SaveItemInput', 'savedItem { id savedAt item { id } }')
const unsaveItem = mutation('unsaveItem', 'UnsaveItemInput', 'item { id } removedSavedItemId')

describe('updateProfile', () => {
  test('changes the given fields and leaves the others', async () => {
    const { id } = await aUser(db)

    await execute(updateProfile, { input: { timeZone: 'Europe/Paris' } }, id)
    const { data } = await execute(updateProfile, { input: { displayName: ' 하나 ', timeZone: null } }, id)

    expect(data?.updateProfile).toEqual({
      user: { id, displayName: '하나', timeZone: 'Europe/Paris' },
      userErrors: [],
    })
  })

  test('without changes returns the profile, created if necessary', async () => {
    const id = newId('usr')

    const { data } = await execute(updateProfile, { input: {} }, id)

    expect(data?.updateProfile).toMatchObject({ user: { id, displayName: `이웃 ${id.slice(-4)}` }, userErrors: [] })
  })

  test('explains in the language of the request why a name is invalid, and changes nothing', async () => {
    const { id } = await aUser(db, { displayName: 'Robin' })
    const input = { displayName: '한'.repeat(41), timeZone: 'Europe/Paris' }

    const korean = await execute(updateProfile, { input }, id)
    const english = await execute(updateProfile, { input }, id, { 'accept-language': 'en' })

    const problem = { code: 'DISPLAY_NAME_INVALID', path: ['input', 'displayName'] }
    expect(korean.data?.updateProfile).toEqual({
      user: null,
      userErrors: [{ ...problem, message: '이름은 1자에서 40자까지예요. 지금은 41자예요.' }],
    })
    expect(english.data?.updateProfile.userErrors).toEqual([
      { ...problem, message: 'A name has 1 to 40 characters; this one has 41.' },
    ])
    expect(await db.select().from(users).where(eq(users.id, id))).toMatchObject([
      { displayName: 'Robin', timeZone: 'Asia/Seoul' },
    ])
  })

  test('rejects an unknown time zone', async () => {
    const { errors } = await execute(updateProfile, { input: { timeZone: 'Asia/Atlantis' } }, newId('usr'))

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

describe('setHome', () => {
  test('clears null fields and leaves missing ones', async () => {
    const { id } = await aUser(db, { homeRegionId: 'reg_11680', dwelling: 'HOUSE' })
    const home = async (input: object) => (await execute(setHome, { input }, id)).data?.setHome.user

    expect(await home({})).toEqual({ homeRegion: { id: 'reg_11680' }, dwelling: 'HOUSE' })
    expect(await home({ regionId: null })).toEqual({ homeRegion: null, dwelling: 'HOUSE' })
    expect(await home({ regionId: 'reg_26350', dwelling: null })).toEqual({
      homeRegion: { id: 'reg_26350' },
      dwelling: null,
    })
    expect(await home({ dwelling: 'BUSINESS' })).toEqual({ homeRegion: { id: 'reg_26350' }, dwelling: 'BUSINESS' })
  })

  test.each(['', 'reg_', 'plc_1', 'reg_\0', '서울'])('rejects %j as a region and changes nothing', async (regionId) => {
    const { id } = await aUser(db)

    const { data } = await execute(setHome, { input: { regionId, dwelling: 'HOUSE' } }, id, { 'accept-language': 'en' })

    expect(data?.setHome).toEqual({
      user: null,
      userErrors: [{ code: 'REGION_UNKNOWN', message: 'This is not the id of a region.', path: ['input', 'regionId'] }],
    })
    expect(await db.select().from(users).where(eq(users.id, id))).toMatchObject([{ dwelling: null }])
  })
})

describe('savePlace', () => {
  test('of a saved place changes the note but neither adds nor moves the entry', async () => {
    const { id } = await aUser(db)
    const placeId = newId('plc')
    const saved = async (input: object) =>
      (await execute(savePlace, { input: { placeId, ...input } }, id)).data?.savePlace.savedPlace

    const first = await saved({ note: ' Behind the school \0' })

    expect(first).toMatchObject({
      id: expect.stringMatching(/^svp_/),
      note: 'Behind the school',
      place: { id: placeId },
    })
    expect(await saved({})).toEqual(first)
    expect(await saved({ note: 'Monday\nand Friday' })).toEqual({ ...first, note: 'Monday\nand Friday' })
    expect(await saved({ note: ' ' })).toEqual({ ...first, note: null })
    expect(await saved({ note: '👨‍👩‍👧'.repeat(500) })).toMatchObject({ note: '👨‍👩‍👧'.repeat(500) })
    expect(await saved({ note: null })).toEqual({ ...first, note: null })
    expect(await db.$count(savedPlaces, eq(savedPlaces.userId, id))).toBe(1)
  })

  test('reports all problems at once and saves nothing', async () => {
    const { id } = await aUser(db)
    const input = { placeId: 'itm_1', note: 'x'.repeat(501) }

    const { data } = await execute(savePlace, { input }, id, { 'accept-language': 'en' })

    expect(data?.savePlace).toEqual({
      savedPlace: null,
      userErrors: [
        { code: 'PLACE_UNKNOWN', message: 'This is not the id of a place.', path: ['input', 'placeId'] },
        {
          code: 'NOTE_TOO_LONG',
          message: 'A note has at most 500 characters; this one has 501.',
          path: ['input', 'note'],
        },
      ],
    })
    expect(await db.$count(savedPlaces, eq(savedPlaces.userId, id))).toBe(0)
  })

  test('on a full list is refused', async () => {
    const { id } = await aUser(db)
    await addSavedPlaces(db, id, 1000)

    const { data } = await execute(savePlace, { input: { placeId: 'plc_1' } }, id)

    const message = '장소는 1000곳까지 저장할 수 있어요. 먼저 하나를 목록에서 지워 주세요.'
    expect(data?.savePlace).toEqual({ savedPlace: null, userErrors: [{ code: 'LIMIT_REACHED', message, path: null }] })
  })
})

describe('saveItem', () => {
  test('of a saved item returns the existing entry', async () => {
    const { id } = await aUser(db)
    const save = async () => (await execute(saveItem, { input: { itemId: 'itm_1' } }, id)).data?.saveItem

    const first = await save()

    expect(first).toMatchObject({
      savedItem: { id: expect.stringMatching(/^svi_/), item: { id: 'itm_1' } },
      userErrors: [],
    })
    expect(await save()).toEqual(first)
  })

  test('rejects an id of another type, and an item on a full list', async () => {
    const { id } = await aUser(db)
    await addSavedItems(db, id, 1000)
    const codes = async (itemId: string) =>
      (await execute(saveItem, { input: { itemId } }, id)).data?.saveItem.userErrors

    expect(await codes('plc_1')).toMatchObject([{ code: 'ITEM_UNKNOWN', path: ['input', 'itemId'] }])
    expect(await codes('itm_1')).toMatchObject([{ code: 'LIMIT_REACHED', path: null }])
  })
})

describe.each([
  { mutation: unsavePlace, field: 'unsavePlace', key: 'placeId', of: 'place', saved: aSavedPlace },
  { mutation: unsaveItem, field: 'unsaveItem', key: 'itemId', of: 'item', saved: aSavedItem },
])('$field', ({ mutation, field, key, of, saved }) => {
  test('of an entry that only somebody else has succeeds and removes nothing', async () => {
    const id = Object.entries(await saved(db)).find(([column]) => column === key)?.[1]

    const { data } = await execute(mutation, { input: { [key]: id } }, newId('usr'))

    const removed = field === 'unsavePlace' ? 'removedSavedPlaceId' : 'removedSavedItemId'
    expect(data?.[field]).toEqual({ [of]: { id }, [removed]: null, userErrors: [] })
  })

  test.each(['', 'reg_1', 'plc_\0'])('of %j is rejected', async (id) => {
    const { data } = await execute(mutation, { input: { [key]: id } }, newId('usr'))

    expect(data?.[field]).toMatchObject({
      [of]: null,
      userErrors: [{ code: `${of.toUpperCase()}_UNKNOWN`, path: ['input', key] }],
    })
  })
})
