import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { aNotification, aPushDevice, aSavedItem, aSavedPlace, aUser } from '../../fixtures.ts'
import { ownData } from './own-data.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

test('an export has a list for each table with rows of a person', async () => {
  const tables = await db.execute<{ name: string }>(sql`
    select conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'users'::regclass`)
  const { id } = await aUser(db)

  const lists = await ownData(db, id)

  const expected = tables.map(({ name }) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()))
  expect(tables.length).toBeGreaterThan(3)
  expect(lists.map(({ name }) => name).sort()).toEqual([...expected, 'profile'].sort())
})

test('an export has the rows of the person, and of nobody else', async () => {
  const [robin, ada] = [await aUser(db, { displayName: 'Robin' }), await aUser(db, { displayName: 'Ada' })]
  for (const { id } of [robin, ada]) {
    await aSavedPlace(db, { userId: id, note: `a note of ${id}` })
    await aSavedItem(db, { userId: id })
    await aNotification(db, { userId: id, key: `a decision for ${id}` })
    await aPushDevice(db, { userId: id, token: `the token of ${id}` })
  }

  const text = JSON.stringify(await ownData(db, robin.id))

  expect(text).toContain(`a note of ${robin.id}`)
  expect(text).toContain(`a decision for ${robin.id}`)
  expect(text).not.toContain(ada.id)
  expect(text).not.toContain('the token of')
})
