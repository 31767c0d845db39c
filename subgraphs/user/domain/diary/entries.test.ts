import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { deletedDiaryEntries, diaryEntries, users } from '../../db/schema.ts'
import { aDiaryEntry, addDiaryEntries, allExist, aPerson, aUser } from '../../fixtures.ts'
import type { Person } from '../profiles/users.ts'
import { deleteDiaryEntry, logDisposal, updateDiaryEntry } from './entries.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

const newPerson = async () => aPerson((await aUser(db)).id, 'en')
const input = (more: object = {}) => ({ clientEntryId: newId('dry'), materialId: 'mat_paper', ...more })
const log = (person: Person, more: object = {}, now?: Date) =>
  logDisposal(db, person, input(more), { existing: allExist, ...(now && { now }) })
const countOf = (person: Person) => db.$count(diaryEntries, eq(diaryEntries.userId, person.id))
const fill = (person: Person, count: number) =>
  addDiaryEntries(db, person.id, Array(count).fill({ disposedOn: '2026-11-24' }))

describe('the same entry sent again', () => {
  test('by twenty concurrent first calls of a new person is written once, with one profile', async () => {
    const person = aPerson(newId('usr'), 'ko')
    const clientEntryId = 'f2c0b6d4-6ba1-4d2a-9c8e-1d1f1f6f2f11'

    const results = await Promise.all(Array.from({ length: 20 }, () => log(person, { clientEntryId })))

    expect(new Set(results.map((result) => 'entry' in result && result.entry.id)).size).toBe(1)
    expect(await countOf(person)).toBe(1)
    expect(await db.$count(users, eq(users.id, person.id))).toBe(1)
  })

  test('with other values returns the entry as it is, even if the values are refused by now', async () => {
    const person = await newPerson()
    const clientEntryId = 'one'
    const first = await log(person, { clientEntryId, quantity: 2, disposedOn: '2026-11-24' }, new Date('2026-11-24'))

    const later = new Date('2035-01-01')
    const again = await logDisposal(
      db,
      person,
      { clientEntryId, itemId: 'itm_gone', quantity: 5_000, disposedOn: '2026-11-24' },
      { existing: new Set(), now: later },
    )

    expect(first).toMatchObject({ entry: { quantity: 2 } })
    expect(again).toEqual(first)
  })

  test('by another person is an entry of that person', async () => {
    const [ada, robin] = [await newPerson(), await newPerson()]

    const [first, second] = [await log(ada, { clientEntryId: 'same' }), await log(robin, { clientEntryId: 'same' })]

    expect(first).toMatchObject({ entry: { userId: ada.id } })
    expect(second).toMatchObject({ entry: { userId: robin.id } })
  })

  test('does not come back once it was deleted, also by a call that runs at the same time', async () => {
    const person = await newPerson()
    const { id, clientEntryId } = await aDiaryEntry(db, { userId: person.id })

    const [deleted] = await Promise.all([
      deleteDiaryEntry(db, person, id),
      ...Array.from({ length: 5 }, () => log(person, { clientEntryId })),
    ])
    const again = await log(person, { clientEntryId })

    expect(deleted).toEqual({ deletedId: id })
    expect(again).toMatchObject({ problems: [{ code: 'ENTRY_DELETED', field: 'clientEntryId' }] })
    expect(await countOf(person)).toBe(0)
  })

  test.each(['', 'x'.repeat(101), 'a b', 'a\0b', 'é', 'line\n'])('has a key of ASCII: %j is refused', async (key) => {
    await expect(log(await newPerson(), { clientEntryId: key })).rejects.toMatchObject({
      message: expect.stringContaining('`input.clientEntryId` has 1 to 100 letters'),
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
})

describe('a diary', () => {
  test('with room for three accepts three of twenty concurrent entries, and sends back known ones', async () => {
    const person = await newPerson()
    const known = await aDiaryEntry(db, { userId: person.id })
    await fill(person, 19_996)

    const results = await Promise.all(Array.from({ length: 20 }, () => log(person)))

    expect(results.filter((result) => 'entry' in result)).toHaveLength(3)
    expect(results.find((result) => 'problems' in result)).toMatchObject({
      problems: [{ code: 'LIMIT_REACHED', field: null }],
    })
    expect(await countOf(person)).toBe(20_000)
    expect(await log(person, { clientEntryId: known.clientEntryId })).toEqual({ entry: known })
  })

  test('remembers the latest 20,000 deleted entries', async () => {
    const person = await newPerson()
    const oldest = { entryId: newId('dry'), clientEntryId: 'oldest', deletedAt: new Date('2026-01-01') }
    const rows = Array.from({ length: 19_999 }, () => ({ entryId: newId('dry'), deletedAt: new Date('2026-02-01') }))
    for (let start = 0; start < rows.length; start += 5_000) {
      const part = rows.slice(start, start + 5_000)
      await db
        .insert(deletedDiaryEntries)
        .values(part.map((row) => ({ userId: person.id, clientEntryId: row.entryId, ...row })))
    }
    await db.insert(deletedDiaryEntries).values({ userId: person.id, ...oldest })
    const { id } = await aDiaryEntry(db, { userId: person.id })

    await deleteDiaryEntry(db, person, id)

    const { userId, clientEntryId } = deletedDiaryEntries
    expect(await db.$count(deletedDiaryEntries, eq(userId, person.id))).toBe(20_000)
    expect(await db.$count(deletedDiaryEntries, eq(clientEntryId, 'oldest'))).toBe(0)
  })

  test('deleting an entry again succeeds; an entry of somebody else is not found and stays', async () => {
    const [ada, robin] = [await newPerson(), await newPerson()]
    const { id } = await aDiaryEntry(db, { userId: ada.id })
    const notFound = { problems: [expect.objectContaining({ code: 'NOT_FOUND', field: 'entryId' })] }

    const foreign = await deleteDiaryEntry(db, robin, id)
    const both = await Promise.all([deleteDiaryEntry(db, ada, id), deleteDiaryEntry(db, ada, id)])

    expect(foreign).toEqual(notFound)
    expect(both).toEqual([{ deletedId: id }, { deletedId: id }])
    expect(await deleteDiaryEntry(db, ada, id)).toEqual({ deletedId: id })
    expect(await deleteDiaryEntry(db, robin, id)).toEqual(notFound)
    for (const unknown of [newId('dry'), 'svp_1', 'dry_\0', ''])
      expect(await deleteDiaryEntry(db, ada, unknown)).toEqual(notFound)
  })
})

describe('a change', () => {
  test('keeps missing values and clears null ones', async () => {
    const person = await newPerson()
    const ids = { itemId: 'itm_1', materialId: 'mat_1', placeId: 'plc_1' }
    const before = await aDiaryEntry(db, { userId: person.id, ...ids, quantity: 3, weightGrams: 40, note: 'a' })
    const change = (changes: object) =>
      updateDiaryEntry(db, person, { entryId: before.id, ...changes }, { existing: allExist, now: new Date() })

    const unchanged = await change({})
    const cleared = await change({ ...{ itemId: null, placeId: null, weightGrams: null, note: ' ' }, quantity: null })
    const subject = await change({ materialId: null })

    expect(unchanged).toEqual({ entry: { ...before, updatedAt: expect.any(Date) } })
    expect(cleared).toMatchObject({
      entry: { itemId: null, materialId: 'mat_1', placeId: null, weightGrams: null, note: null, quantity: 3 },
    })
    expect(subject).toMatchObject({ problems: [{ code: 'SUBJECT_MISSING', field: null }] })
  })

  test('does not check values that stay, such as an item that is gone since', async () => {
    const person = await newPerson()
    const { id: entryId } = await aDiaryEntry(db, { userId: person.id, itemId: 'itm_gone', disposedOn: '2019-01-01' })
    const circumstances = { existing: new Set<string>(), now: new Date('2026-11-24') }

    const kept = { itemId: 'itm_gone', disposedOn: '2019-01-01', quantity: 2 }
    const changed = await updateDiaryEntry(db, person, { entryId, ...kept }, circumstances)
    const refused = await updateDiaryEntry(
      db,
      person,
      { entryId, itemId: 'itm_other', disposedOn: '2019-01-02', note: 'x'.repeat(501) },
      circumstances,
    )

    expect(changed).toMatchObject({ entry: { quantity: 2, itemId: 'itm_gone' } })
    expect(refused).toMatchObject({
      problems: [{ code: 'ITEM_UNKNOWN' }, { code: 'NOTE_TOO_LONG' }, { code: 'DATE_OUT_OF_RANGE' }],
    })
  })

  test('of an entry of somebody else, or of a deleted one, finds none', async () => {
    const [ada, robin] = [await newPerson(), await newPerson()]
    const { id: entryId } = await aDiaryEntry(db, { userId: ada.id, note: 'mine' })
    const change = (person: Person) => updateDiaryEntry(db, person, { entryId, note: 'theirs' }, { existing: allExist })

    expect(await change(robin)).toMatchObject({ problems: [{ code: 'NOT_FOUND', field: 'entryId' }] })
    expect(await db.select().from(diaryEntries).where(eq(diaryEntries.id, entryId))).toMatchObject([{ note: 'mine' }])
    await deleteDiaryEntry(db, ada, entryId)
    expect(await change(ada)).toMatchObject({ problems: [{ code: 'NOT_FOUND' }] })
  })
})

describe('the date of an entry', () => {
  // In Honolulu the 24th, in Seoul and Kiritimati the 25th.
  const now = new Date('2026-11-25T08:00:00Z')

  test.each([
    ['Asia/Seoul', '2026-11-25'],
    ['Pacific/Honolulu', '2026-11-24'],
  ])('is today in the time zone of the profile by default: %s', async (timeZone, disposedOn) => {
    const person = aPerson((await aUser(db, { timeZone })).id, 'en')

    expect(await log(person, {}, now)).toMatchObject({ entry: { disposedOn } })
    expect(await log(person, { timeZone: 'Pacific/Kiritimati' }, now)).toMatchObject({
      entry: { disposedOn: '2026-11-25', utcOffsetMinutes: 840 },
    })
  })

  test.each([
    ['2026-11-25', true],
    ['2026-11-26', false],
    ['2021-11-25', true],
    ['2021-11-24', false],
    ['9999-12-31', false],
    ['0000-01-01', false],
  ])('%s is accepted on 2026-11-25: %s', async (disposedOn, isAccepted) => {
    const result = await log(await newPerson(), { disposedOn }, now)

    expect(result).toMatchObject(
      isAccepted ? { entry: { disposedOn } } : { problems: [{ code: 'DATE_OUT_OF_RANGE', field: 'disposedOn' }] },
    )
  })

  test('may be that of the time zone where the day begins first', async () => {
    const evening = new Date('2026-11-25T10:00:00Z')

    expect(await log(await newPerson(), { disposedOn: '2026-11-26' }, evening)).toHaveProperty('entry')
    expect(await log(await newPerson(), { disposedOn: '2026-11-26' }, now)).toHaveProperty('problems')
  })

  test('may be the day before 1 March on 29 February, five years later', async () => {
    const leapDay = new Date('2028-02-29T03:00:00Z')

    expect(await log(await newPerson(), { disposedOn: '2023-03-01' }, leapDay)).toHaveProperty('entry')
    expect(await log(await newPerson(), { disposedOn: '2023-02-28' }, leapDay)).toHaveProperty('problems')
  })
})
