import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { diaryEntries } from '../db/schema.ts'
import { aDiaryEntry, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute } = await testSubgraph(user)

const problems = 'userErrors { code message path }'
const entryFields = 'entry { id quantity weightGrams note disposedOn item { id } material { id } place { id } }'
const after =
  'streak { currentDays longestDays lastLoggedOn } viewer { diary { totalCount } disposalStreak { currentDays } }'
const mutation = (field: string, fields: string) =>
  `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { ${fields} ${after} ${problems} } }`
const logDisposal = mutation('logDisposal', entryFields)
const updateDiaryEntry = mutation('updateDiaryEntry', entryFields)
const deleteDiaryEntry = mutation('deleteDiaryEntry', 'deletedEntryId')
const english = { 'accept-language': 'en' }
const nothing = { streak: null, viewer: null }
const log = (input: object, id: string, missingIds: string[] = []) =>
  execute(logDisposal, { input: { clientEntryId: newId('dry'), ...input } }, id, english, missingIds)

describe('logDisposal', () => {
  test('writes the entry, and returns the streak and the total with it', async () => {
    const id = newId('usr')

    const { data, errors } = await log({ itemId: 'itm_1', placeId: 'plc_1', weightGrams: 12, note: ' a \0' }, id)

    expect(errors).toBeUndefined()
    const today = new Date(Date.now() + 9 * 60 * 60_000).toISOString().slice(0, 10)
    expect(data?.logDisposal).toEqual({
      entry: {
        ...{ id: expect.stringMatching(/^dry_/), quantity: 1, weightGrams: 12, note: 'a', disposedOn: today },
        ...{ item: { id: 'itm_1' }, material: null, place: { id: 'plc_1' } },
      },
      streak: { currentDays: 1, longestDays: 1, lastLoggedOn: today },
      viewer: { diary: { totalCount: 1 }, disposalStreak: { currentDays: 1 } },
      userErrors: [],
    })
  })

  test('reports all problems at once and writes nothing', async () => {
    const { id } = await aUser(db)
    const input = {
      ...{ itemId: 'mat_1', materialId: 'mat_gone', placeId: 'plc_gone', quantity: 1_000, weightGrams: 0 },
      ...{ note: 'x'.repeat(501), disposedOn: '1999-01-01' },
    }

    const { data } = await log(input, id, ['mat_gone', 'plc_gone'])

    expect(data?.logDisposal).toMatchObject({ entry: null, ...nothing })
    expect(data?.logDisposal.userErrors).toEqual([
      { code: 'ITEM_UNKNOWN', message: 'This is not the id of an item.', path: ['input', 'itemId'] },
      { code: 'MATERIAL_UNKNOWN', message: 'This is not the id of a material.', path: ['input', 'materialId'] },
      { code: 'PLACE_UNKNOWN', message: 'This is not the id of a place.', path: ['input', 'placeId'] },
      { code: 'NUMBER_OUT_OF_RANGE', message: 'The quantity is from 1 to 999.', path: ['input', 'quantity'] },
      { code: 'NUMBER_OUT_OF_RANGE', message: 'The weight is from 1 g to 100 kg.', path: ['input', 'weightGrams'] },
      {
        code: 'NOTE_TOO_LONG',
        message: 'A note has at most 500 characters; this one has 501.',
        path: ['input', 'note'],
      },
      {
        code: 'DATE_OUT_OF_RANGE',
        message: 'The day is at most 5 years ago and not in the future.',
        path: ['input', 'disposedOn'],
      },
    ])
    expect(await db.$count(diaryEntries, eq(diaryEntries.userId, id))).toBe(0)
  })

  test.each([
    [{}, 'SUBJECT_MISSING', null],
    [{ materialId: '' }, 'MATERIAL_UNKNOWN', ['input', 'materialId']],
    [{ itemId: 'itm_\0' }, 'ITEM_UNKNOWN', ['input', 'itemId']],
    [{ itemId: 'itm_1', quantity: 0 }, 'NUMBER_OUT_OF_RANGE', ['input', 'quantity']],
    [{ itemId: 'itm_1', quantity: -2_147_483_648 }, 'NUMBER_OUT_OF_RANGE', ['input', 'quantity']],
    [{ itemId: 'itm_1', weightGrams: 100_001 }, 'NUMBER_OUT_OF_RANGE', ['input', 'weightGrams']],
    [{ itemId: 'itm_1', disposedOn: '9999-12-31' }, 'DATE_OUT_OF_RANGE', ['input', 'disposedOn']],
  ])('with %j is refused: %s', async (input, code, path) => {
    const { data } = await log(input, newId('usr'))

    expect(data?.logDisposal.userErrors).toMatchObject([{ code, path }])
  })

  test.each([
    [{ quantity: null }],
    [{ disposedOn: '2026-02-30' }],
    [{ timeZone: 'Asia/Atlantis' }],
    [{ clientEntryId: '' }],
  ])('with %j is a wrong request', async (input) => {
    const { errors } = await log({ materialId: 'mat_1', ...input }, newId('usr'))

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

describe('updateDiaryEntry', () => {
  test('returns the entry, the streak and the person after the change', async () => {
    const { id: entryId, userId } = await aDiaryEntry(db, { disposedOn: '2026-11-24', note: 'a' })

    const input = { entryId, disposedOn: '2026-11-20', itemId: 'itm_2', materialId: null, quantity: 9 }
    const { data } = await execute(updateDiaryEntry, { input }, userId)

    expect(data?.updateDiaryEntry).toMatchObject({
      entry: { id: entryId, disposedOn: '2026-11-20', item: { id: 'itm_2' }, material: null, quantity: 9, note: 'a' },
      streak: { lastLoggedOn: '2026-11-20' },
      viewer: { diary: { totalCount: 1 } },
      userErrors: [],
    })
  })

  test('of an entry of somebody else finds none', async () => {
    const { id: entryId } = await aDiaryEntry(db)

    const { data } = await execute(updateDiaryEntry, { input: { entryId, quantity: 2 } }, newId('usr'), english)

    const message = 'There is no such entry in your diary.'
    expect(data?.updateDiaryEntry).toEqual({
      entry: null,
      ...nothing,
      userErrors: [{ code: 'NOT_FOUND', message, path: ['input', 'entryId'] }],
    })
  })
})

describe('deleteDiaryEntry', () => {
  test('returns the id, the streak and the total after it, and the same when it is repeated', async () => {
    const { id: entryId, userId, clientEntryId } = await aDiaryEntry(db)
    const input = { entryId }

    const first = await execute(deleteDiaryEntry, { input }, userId)
    const second = await execute(deleteDiaryEntry, { input }, userId)
    const resent = await log({ clientEntryId, materialId: 'mat_1' }, userId)

    expect(first.data?.deleteDiaryEntry).toEqual({
      deletedEntryId: entryId,
      streak: { currentDays: 0, longestDays: 0, lastLoggedOn: null },
      viewer: { diary: { totalCount: 0 }, disposalStreak: { currentDays: 0 } },
      userErrors: [],
    })
    expect(second).toEqual(first)
    expect(resent.data?.logDisposal).toEqual({
      entry: null,
      ...nothing,
      userErrors: [{ code: 'ENTRY_DELETED', message: 'This entry was deleted.', path: ['input', 'clientEntryId'] }],
    })
  })
})
