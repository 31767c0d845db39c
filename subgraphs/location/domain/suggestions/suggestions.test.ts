import { expect, test } from 'vitest'
import { newId } from '../../../_shared/ids.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { aPlace } from '../../fixtures.ts'
import { location } from '../../server.ts'
import { moderator, newPlace, someone, suggestionClient } from '../../testing.ts'

const { db, execute } = await testSubgraph(location)
const { mutate, decide } = suggestionClient({ execute })

test('a similar place nearby has to be confirmed as a different one', async () => {
  const input = newPlace()
  const there = await aPlace(db, { ...input.coordinates, kind: 'SECOND_HAND_SHOP' })

  const refused = await mutate('suggestPlace', input, someone())
  const taken = await mutate('suggestPlace', { ...input, ignorePossibleDuplicate: true }, someone())

  expect(refused).toMatchObject({ suggestion: null, possibleDuplicates: [{ id: there.id }] })
  expect(refused.userErrors).toMatchObject([{ code: 'POSSIBLE_DUPLICATE', path: ['input', 'coordinates'] }])
  expect(taken).toMatchObject({ suggestion: { status: 'PENDING' }, userErrors: [] })
})

test('all problems with a suggestion are reported at once, by field', async () => {
  const input = {
    name: ' ',
    kind: 'OTHER',
    coordinates: { latitude: 0, longitude: 0 },
    addressText: 'one\ntwo',
    materialIds: ['mat_unobtainium'],
    phone: '123',
    website: 'nowhere',
    comment: 'x'.repeat(1_001),
  }

  const { suggestion, userErrors } = await mutate('suggestPlace', input, someone())

  expect(suggestion).toBeNull()
  expect(userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, path.at(-1)])).toEqual([
    ['NAME_INVALID', 'name'],
    ['OUTSIDE_COVERAGE', 'coordinates'],
    ['ADDRESS_INVALID', 'addressText'],
    ['MATERIAL_UNKNOWN', 'materialIds'],
    ['PHONE_INVALID', 'phone'],
    ['WEBSITE_INVALID', 'website'],
    ['COMMENT_TOO_LONG', 'comment'],
  ])
})

test('a correction that changes nothing or names an unknown place is refused', async () => {
  const place = await aPlace(db, { nameKo: '그대로' })

  const same = await mutate('suggestCorrection', { placeId: place.id, name: '그대로', comment: 'Hello' }, someone())
  const nowhere = await mutate('suggestCorrection', { placeId: newId('plc'), name: '이름' }, someone())

  expect(same.userErrors).toMatchObject([{ code: 'NOTHING_SUGGESTED', path: null }])
  expect(nowhere.userErrors).toMatchObject([{ code: 'PLACE_NOT_FOUND', path: ['input', 'placeId'] }])
})

test('reports of five people that a place is closed lower its confidence; repeated reports of one person do not', async () => {
  const place = await aPlace(db)
  const read = async () =>
    (
      await execute(`query ($id: ID!) { place(id: $id) { confidence openReports { problem count } } }`, {
        id: place.id,
      })
    ).data?.place
  const report = (who: string) => mutate('reportProblem', { placeId: place.id, problem: 'CLOSED' }, who)

  const first = await report('usr_robin')
  const again = await report('usr_robin')
  for (let people = 2; people <= 4; people += 1) await report(someone())
  const four = await read()
  await report(someone())

  expect(again.suggestion.id).toBe(first.suggestion.id)
  expect(four).toEqual({ confidence: 'HIGH', openReports: [{ problem: 'CLOSED', count: 4 }] })
  expect(await read()).toEqual({ confidence: 'LOW', openReports: [{ problem: 'CLOSED', count: 5 }] })
})

test('only the author can withdraw a suggestion, and only while it is pending', async () => {
  const { suggestion } = await mutate('suggestPlace', newPlace(), 'usr_robin')

  const byOther = await mutate('withdraw', { suggestionId: suggestion.id }, someone())
  const own = await mutate('withdraw', { suggestionId: suggestion.id }, 'usr_robin')
  const again = await mutate('withdraw', { suggestionId: suggestion.id }, 'usr_robin')
  const late = await decide(suggestion.id, 'APPROVE')

  expect(byOther.userErrors).toMatchObject([{ code: 'SUGGESTION_NOT_FOUND' }])
  expect(own.suggestion.status).toBe('WITHDRAWN')
  expect(again.userErrors).toMatchObject([{ code: 'SUGGESTION_CLOSED' }])
  expect(late.userErrors).toMatchObject([{ code: 'SUGGESTION_CLOSED' }])
})

test('a person makes at most twenty suggestions a day, also concurrently', async () => {
  const robin = someone()

  const results = await Promise.all(Array.from({ length: 25 }, () => mutate('suggestPlace', newPlace(), robin)))

  expect(results.filter(({ suggestion }) => suggestion !== null)).toHaveLength(20)
  expect(results.flatMap(({ userErrors }) => userErrors)[0]).toMatchObject({ code: 'TOO_MANY_SUGGESTIONS', path: null })
})

test('only moderators review and see the suggestions of others', async () => {
  const { suggestion } = await mutate('suggestPlace', newPlace(), 'usr_robin')
  const query = '{ placeSuggestions(first: 1) { nodes { id } } }'
  const entity = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on PlaceSuggestion { id } } }`
  const representations = [{ __typename: 'PlaceSuggestion', id: suggestion.id }]
  const codes = async (viewer?: Parameters<typeof execute>[2]) =>
    (await execute(query, {}, viewer)).errors?.map(({ extensions }) => extensions?.code)
  const seen = async (viewer?: Parameters<typeof execute>[2]) =>
    (await execute(entity, { representations }, viewer)).data?._entities

  expect([await codes(), await codes('usr_robin'), await codes(moderator)]).toEqual([
    ['UNAUTHENTICATED'],
    ['FORBIDDEN'],
    undefined,
  ])
  expect([await seen(), await seen('usr_other')]).toEqual([[null], [null]])
  expect([await seen('usr_robin'), await seen(moderator)]).toEqual([[{ id: suggestion.id }], [{ id: suggestion.id }]])
})

test('people page through their own suggestions, the latest first; moderators through all, the oldest first', async () => {
  const robin = someone()
  for (let count = 0; count < 5; count += 1) await mutate('suggestPlace', newPlace(), robin)
  const representations = [{ __typename: 'User', id: robin }]
  const own = `query ($representations: [_Any!]!, $after: String) { _entities(representations: $representations) {
    ... on User { placeSuggestions(first: 2, after: $after) { nodes { id submittedAt } totalCount pageInfo { endCursor } } } } }`
  const pages: string[][] = []
  let after: string | null = null
  for (let page = 0; page < 3; page += 1) {
    const { data }: Awaited<ReturnType<typeof execute>> = await execute(own, { representations, after }, robin)
    const { nodes, totalCount, pageInfo } = data?._entities[0].placeSuggestions ?? {}
    expect(totalCount).toBe(5)
    pages.push(nodes.map(({ id }: { id: string }) => id))
    after = pageInfo.endCursor
  }
  const foreign = await execute(own, { representations }, someone())
  const all = await execute('{ placeSuggestions(status: null, first: 50) { nodes { submittedAt } } }', {}, moderator)

  expect(pages.map((page) => page.length)).toEqual([2, 2, 1])
  expect(new Set(pages.flat()).size).toBe(5)
  expect(foreign.data?._entities).toEqual([null])
  const moments: string[] = all.data?.placeSuggestions.nodes.map((node: { submittedAt: string }) => node.submittedAt)
  expect(moments).toEqual(moments.toSorted())
})
