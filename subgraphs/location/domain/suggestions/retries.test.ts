import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { placeSuggestions } from '../../db/suggestions.ts'
import { aPlace } from '../../fixtures.ts'
import { location } from '../../server.ts'
import { newPlace, someone, suggestionClient } from '../../testing.ts'

const { db, execute } = await testSubgraph(location)
const { mutate, decide } = suggestionClient({ execute })

const countOf = (person: string) => db.$count(placeSuggestions, eq(placeSuggestions.userId, person))
const clientMutationKey = '0192f6a2-7d5e-7c1f-9a53-3f1f5a0c9f10'

describe.each([
  ['suggestPlace', async () => ({ ...newPlace(), clientMutationKey })],
  ['suggestCorrection', async () => ({ placeId: (await aPlace(db)).id, name: '새 이름', clientMutationKey })],
  ['reportProblem', async () => ({ placeId: (await aPlace(db)).id, problem: 'CLOSED', clientMutationKey })],
] as const)('%s with a key', (name, inputOf) => {
  test('makes one suggestion, sent twice in parallel or one after the other', async () => {
    const person = someone()
    const input = await inputOf()

    const parallel = await Promise.all([mutate(name, input, person), mutate(name, input, person)])
    const later = await mutate(name, input, person)

    expect(later).toMatchObject({ suggestion: { id: expect.any(String) }, userErrors: [] })
    expect(parallel).toEqual([later, later])
    expect(await countOf(person)).toBe(1)
  })

  test('returns its suggestion even if it was decided since, and other values are sent', async () => {
    const person = someone()
    const input = await inputOf()
    const { suggestion } = await mutate(name, input, person)
    await decide(suggestion.id, 'REJECT')

    const again = await mutate(name, { ...input, comment: 'x'.repeat(1_001) }, person)

    expect(again).toMatchObject({ suggestion: { id: suggestion.id, status: 'REJECTED' }, userErrors: [] })
    expect(await countOf(person)).toBe(1)
  })

  test('makes another suggestion with another key, and for another person', async () => {
    const [ada, robin] = [someone(), someone()]
    const input = await inputOf()
    const { suggestion } = await mutate(name, input, ada)
    await mutate('withdraw', { suggestionId: suggestion.id }, ada)

    const others = [
      await mutate(name, { ...input, clientMutationKey: 'another' }, ada),
      await mutate(name, input, robin),
    ]

    expect(new Set([suggestion.id, ...others.map((other) => other.suggestion.id)]).size).toBe(3)
  })
})

test('a key belongs to one kind of suggestion', async () => {
  const person = someone()
  const { id: placeId } = await aPlace(db)

  const place = await mutate('suggestPlace', { ...newPlace(), clientMutationKey }, person)
  const report = await mutate('reportProblem', { placeId, problem: 'FULL', clientMutationKey }, person)

  expect([place.suggestion.kind, report.suggestion.kind]).toEqual(['NEW_PLACE', 'PROBLEM'])
})

test('without a key, every call makes a suggestion', async () => {
  const person = someone()
  const input = { ...newPlace(), clientMutationKey: null }

  await mutate('suggestPlace', input, person)
  await mutate('suggestPlace', input, person)

  expect(await countOf(person)).toBe(2)
})

test.each(['', 'a b', 'é', 'a\0'])('a malformed key is a wrong request: %j', async (key) => {
  const query = 'mutation ($input: SuggestPlaceInput!) { suggestPlace(input: $input) { suggestion { id } } }'

  const { errors } = await execute(query, { input: { ...newPlace(), clientMutationKey: key } }, someone())

  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})
