import { expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { aNotification, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute, statements } = await testSubgraph(user)

const english = { 'accept-language': 'en' }
const pageQuery = `query ($after: String, $unreadOnly: Boolean) {
  viewer { notifications(first: 2, after: $after, unreadOnly: $unreadOnly) {
    nodes { id } pageInfo { hasNextPage endCursor } totalCount unreadCount
  } }
}`

test('pages through the own notifications, the newest first, with the number of unread ones', async () => {
  const { id: userId } = await aUser(db)
  const createdAt = new Date('2026-11-01T00:00:00Z')
  const rows = []
  for (let index = 0; index < 5; index++)
    rows.push(await aNotification(db, { userId, createdAt, readAt: index === 2 ? new Date() : null }))
  await aNotification(db)
  const pageAfter = async (after: string | null, unreadOnly = false) =>
    (await execute(pageQuery, { after, unreadOnly }, userId)).data?.viewer.notifications

  const seen: string[] = []
  let after: string | null = null
  do {
    const page = await pageAfter(after)
    expect(page).toMatchObject({ totalCount: 5, unreadCount: 4 })
    seen.push(...page.nodes.map(({ id }: { id: string }) => id))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)

  expect(seen).toEqual(
    rows
      .map(({ id }) => id)
      .sort()
      .reverse(),
  )
  expect(await pageAfter(null, true)).toMatchObject({ totalCount: 4, unreadCount: 4 })
})

test('the texts have the language of the request or of the field, and times the zone of the person', async () => {
  const { id: userId } = await aUser(db, { timeZone: 'Europe/Paris' })
  await aNotification(db, {
    userId,
    topic: 'COLLECTION_REMINDER',
    kind: 'collection-due',
    parameters: {
      regionId: 'reg_11680',
      from: '2026-12-01T09:00:00Z',
      until: '2026-12-01T19:00:00Z',
      streams: ['종이', '유리', '종이', '캔', '비닐'].map((ko) => ({ ko, en: `en ${ko}` })),
    },
  })
  const fields = '{ topic title body ko: title(locale: "ko") subject { __typename id } }'

  const { data } = await execute(`{ viewer { notifications { nodes ${fields} } } }`, {}, userId, english)

  expect(data?.viewer.notifications.nodes).toEqual([
    {
      topic: 'COLLECTION_REMINDER',
      title: 'Put out: en 종이, en 유리, en 캔 and 1 more',
      body: 'From Tue 1 Dec, 10:00 until Tue 1 Dec, 20:00.',
      ko: '배출일: 종이, 유리, 캔 외 1가지',
      subject: { __typename: 'Region', id: 'reg_11680' },
    },
  ])
})

test.each([
  ['collection-moved', { regionId: 'reg_1', from: '2026-12-01T09:00:00Z', newFrom: '2026-12-01T10:00:00Z' }, 'Region'],
  ['collection-called-off', { regionId: 'reg_1', from: '2026-12-01T09:00:00Z' }, 'Region'],
  ['suggestion-approved', { suggestionId: 'sug_1', placeName: { ko: '가게', en: 'The shop' } }, 'PlaceSuggestion'],
  ['suggestion-rejected', { suggestionId: 'sug_1', placeName: null }, 'PlaceSuggestion'],
  ['place-changed', { placeId: 'plc_1', placeName: { ko: '가게', en: 'The shop' }, change: 'closed' }, 'Place'],
] as const)('a notification of the kind %s has texts and a subject', async (kind, parameters, typename) => {
  const { id: userId } = await aUser(db)
  const streams = [{ ko: '종이', en: 'Paper' }]
  await aNotification(db, { userId, kind, parameters: { streams, ...parameters } as never })

  const { data, errors } = await execute(
    '{ viewer { notifications { nodes { title body en: title(locale: "en") subject { __typename } } } } }',
    {},
    userId,
  )

  expect(errors).toBeUndefined()
  const [shown] = data?.viewer.notifications.nodes ?? []
  expect(shown).toMatchObject({
    title: expect.stringMatching(/[가-힣]/),
    body: expect.stringMatching(/[가-힣]/),
    en: expect.stringMatching(/[a-z]/),
    subject: { __typename: typename },
  })
  expect(JSON.stringify(shown)).not.toMatch(/undefined|null|Invalid/)
})

test('only its owner gets a notification, by id and by reference', async () => {
  const { id, userId } = await aNotification(db)
  const query = `query ($id: ID!, $representations: [_Any!]!) {
    node(id: $id) { id } _entities(representations: $representations) { ... on Notification { id } }
  }`
  const variables = { id, representations: [{ __typename: 'Notification', id }] }

  expect((await execute(query, variables, userId)).data).toEqual({ node: { id }, _entities: [{ id }] })
  expect((await execute(query, variables, newId('usr'))).data).toEqual({ node: null, _entities: [null] })
  expect((await execute(query, variables)).data).toEqual({ node: null, _entities: [null] })
})

test('a page takes as many statements for fifty notifications as for one', async () => {
  const { id: userId } = await aUser(db)
  await aNotification(db, { userId })
  const ask = () =>
    execute('{ viewer { notifications(first: 50) { nodes { title body subject { id } } } } }', {}, userId)

  const one = await statements(ask)
  for (let count = 0; count < 49; count++) await aNotification(db, { userId })

  expect(await statements(ask)).toHaveLength(one.length)
})
