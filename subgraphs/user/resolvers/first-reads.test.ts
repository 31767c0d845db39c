import { expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { users } from '../db/schema.ts'
import { user } from '../server.ts'

const { db, execute } = await testSubgraph(user)

test('two thousand parallel first reads of two hundred new people create one profile each', async () => {
  const ids = Array.from({ length: 200 }, () => newId('usr'))
  const query = '{ viewer { id displayName createdAt contributor { id } savedPlaces { totalCount } } }'
  const readTenTimes = (id: string) => Promise.all(Array.from({ length: 10 }, () => execute(query, {}, id)))

  const answers = await Promise.all(ids.map(readTenTimes))

  for (const [index, ofPerson] of answers.entries()) {
    expect(ofPerson.map(({ errors }) => errors)).toEqual(Array(10).fill(undefined))
    expect(ofPerson[0]?.data?.viewer.id).toBe(ids[index])
    expect(new Set(ofPerson.map(({ data }) => JSON.stringify(data))).size).toBe(1)
  }
  const rows = await db.select({ id: users.id, contributorId: users.contributorId }).from(users)
  expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect(new Set(rows.map(({ contributorId }) => contributorId)).size).toBe(200)
})
