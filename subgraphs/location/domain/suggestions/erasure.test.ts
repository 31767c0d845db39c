import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { placeSuggestions } from '../../db/schema.ts'
import { aPlace, aSpot } from '../../fixtures.ts'
import { eraseSuggester } from './erasure.ts'
import { reviewSuggestion } from './reviews.ts'
import { reportProblem } from './suggestions.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

async function aReport(from = newId('usr')) {
  const { id: placeId } = await aPlace(db, aSpot())
  const result = await reportProblem(db, { userId: from, contributorId: newId('ctr') }, { placeId, problem: 'FULL' })
  if (!('suggestion' in result)) throw new Error('The report was refused.')
  return result.suggestion
}
const rowOf = async (id: string) => (await db.select().from(placeSuggestions).where(eq(placeSuggestions.id, id)))[0]
const erase = (accountId: string) => db.transaction((tx) => eraseSuggester(tx, accountId))

test('decisions of an erased moderator stay, without their name and words', async () => {
  const moderator = newId('usr')
  const { id } = await aReport()
  await reviewSuggestion(db, moderator, { suggestionId: id, decision: 'REJECT', note: 'my own words' })

  await erase(moderator)

  expect(await rowOf(id)).toMatchObject({ status: 'REJECTED', reviewedBy: null, reviewNote: null })
})

test('a review that was on its way when its moderator was erased changes nothing', async () => {
  const moderator = newId('usr')
  const { id } = await aReport()
  let release = () => {}
  const locked = db.transaction(async (tx) => {
    await tx.select().from(placeSuggestions).where(eq(placeSuggestions.id, id)).for('update')
    await new Promise<void>((resolve) => {
      release = resolve
    })
  })
  const review = reviewSuggestion(db, moderator, { suggestionId: id, decision: 'REJECT', note: 'private words' })

  await erase(moderator)
  release()
  await locked

  await expect(review).rejects.toMatchObject({ cause: { constraint_name: 'erased_accounts_stay_erased' } })
  expect(await rowOf(id)).toMatchObject({ status: 'PENDING', reviewedBy: null, reviewNote: null })
})

test('nobody who was erased suggests anything', async () => {
  const person = newId('usr')
  await aReport(person)

  await erase(person)

  await expect(aReport(person)).rejects.toMatchObject({ cause: { constraint_name: 'erased_accounts_stay_erased' } })
  expect(await db.$count(placeSuggestions, eq(placeSuggestions.userId, person))).toBe(0)
})
