import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { securityEvents } from '../db/schema.ts'
import { anAccount, aProviderAccount, aSession, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, execute, statements } = await testSubgraph(auth, testSettings)
const references = (id: string) => ({ representations: [{ __typename: 'User', id }] })

test('paging lists every session once, even those last used at the same moment', async () => {
  const { id } = await anAccount(db)
  const moments = [3, 1, 2, 2, 2, 1, 3].map((hours) => new Date(Date.UTC(2026, 0, 1, hours)))
  const made = []
  for (const lastUsedAt of moments) made.push((await aSession(db, id, { lastUsedAt })).session)
  await aSession(db, id, { revokedAt: new Date() })
  await aSession(db, id, { expiresAt: new Date() })
  const { viewer, session } = await aSession(db, id)
  const expected = [
    session,
    ...made.sort((a, b) => Number(b.lastUsedAt) - Number(a.lastUsedAt) || (a.id < b.id ? 1 : -1)),
  ]
  const query = `query($representations: [_Any!]!, $after: String) {
    _entities(representations: $representations) {
      ... on User { security { sessions(first: 3, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } totalCount } } }
    }
  }`

  const seen: string[] = []
  let after: string | null = null
  do {
    const { data, errors } = await execute(query, { ...references(id), after }, viewer)
    expect(errors).toBeUndefined()
    const page = data?._entities[0].security.sessions
    expect(page.totalCount).toBe(8)
    seen.push(...page.nodes.map((node: { id: string }) => node.id))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)

  expect(seen).toEqual(expected.map((row) => row.id))
})

test.each([
  ['first: 0', '`first` is a whole number from 1 to 50; this one is 0.'],
  ['first: 51', '`first` is a whole number from 1 to 50; this one is 51.'],
  ['after: "nonsense"', '`after` must be a cursor from this list; this one is not.'],
  [`after: "${Buffer.from('["2026-01-01","x"]').toString('base64url')}"`, '`after` must be a cursor'],
])('a page of sessions with %s is rejected', async (argument, message) => {
  const { viewer, session } = await aSession(db, (await anAccount(db)).id)
  const query = `query($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on User { security { sessions(${argument}) { totalCount } } } }
  }`

  const { errors } = await execute(query, references(session.accountId), viewer)

  expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }])
})

const events = `query($representations: [_Any!]!, $after: String, $first: Int) {
  _entities(representations: $representations) {
    ... on User {
      security {
        events(first: $first, after: $after) {
          nodes { id kind happenedAt sessionId deviceName signInMethod provider }
          edges { cursor node { id } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }
    }
  }
}`

test('paging lists every event of the account once, the newest first, with a statement per page and one for what comes before', async () => {
  const [{ id }, stranger] = [await anAccount(db), await anAccount(db)]
  const { viewer, session } = await aSession(db, id)
  for (let nth = 0; nth < 6; nth++) {
    await aSession(db, stranger.id)
    await db.insert(securityEvents).values({ accountId: id, kind: 'IDENTITY_LINKED', provider: 'KAKAO' })
  }
  const rows = await db.select().from(securityEvents)
  const expected = rows.filter(({ accountId }) => accountId === id).sort((a, b) => b.number - a.number)

  const seen: { id: string }[] = []
  let after: string | null = null
  do {
    const isFirst = after === null
    const texts = await statements(async () => {
      const { data, errors } = await execute(events, { ...references(id), after, first: 3 }, viewer)
      expect(errors).toBeUndefined()
      const page = data?._entities[0].security.events
      expect(page.edges.map(({ node }: { node: object }) => node)).toEqual(
        page.nodes.map((node: { id: string }) => ({ id: node.id })),
      )
      seen.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    })
    expect(texts.filter((text) => text.includes('"security_events"'))).toHaveLength(isFirst ? 1 : 2)
  } while (after)

  expect(expected).toHaveLength(7)
  expect(seen.map((node) => node.id)).toEqual(expected.map(({ number }) => `sev_${number}`))
  expect(seen[0]).toMatchObject({ kind: 'IDENTITY_LINKED', provider: 'KAKAO', sessionId: null, signInMethod: null })
  expect(seen.at(-1)).toMatchObject({
    kind: 'SIGNED_IN',
    happenedAt: expected.at(-1)?.happenedAt.toISOString(),
    sessionId: session.id,
    deviceName: session.deviceName,
    signInMethod: 'PASSWORD',
    provider: null,
  })
})

const cursor = (json: string) => Buffer.from(json).toString('base64url')

test.each<[object, string]>([
  [{ first: 0 }, '`first` is a whole number from 1 to 50; this one is 0.'],
  [{ first: 51 }, '`first` is a whole number from 1 to 50; this one is 51.'],
  [{ after: 'nonsense' }, '`after` must be a cursor'],
  [{ after: cursor('[0]') }, '`after` must be a cursor'],
  [{ after: cursor('[-1]') }, '`after` must be a cursor'],
  [{ after: cursor('[1.5]') }, '`after` must be a cursor'],
  [{ after: cursor('["1"]') }, '`after` must be a cursor'],
  [{ after: cursor('[9007199254740992]') }, '`after` must be a cursor'],
  [{ after: cursor('[1,2]') }, '`after` must be a cursor'],
  [{ after: cursor('null') }, '`after` must be a cursor'],
])('a page of events with %j is rejected', async (variables, message) => {
  const { viewer, session } = await aSession(db, (await anAccount(db)).id)

  const { errors } = await execute(events, { ...references(session.accountId), ...variables }, viewer)

  expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }])
})

test('lists page backwards to the same entries, and say what comes before and after', async () => {
  const [{ id }] = [await anAccount(db)]
  const { viewer } = await aSession(db, id)
  for (let nth = 0; nth < 7; nth++) await aSession(db, id)
  const ask = async (list: 'sessions' | 'events', variables: object) => {
    const query = `query($representations: [_Any!]!, $first: Int, $after: String, $last: Int, $before: String) {
      _entities(representations: $representations) {
        ... on User { security { ${list}(first: $first, after: $after, last: $last, before: $before) {
          nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
        } } }
      }
    }`
    const { data, errors } = await execute(query, { ...references(id), ...variables }, viewer)
    expect(errors).toBeUndefined()
    return data?._entities[0].security[list]
  }

  for (const list of ['sessions', 'events'] as const) {
    const all = await ask(list, { first: 50 })
    const seen: string[] = []
    let before: string | null = null
    do {
      const page = await ask(list, { last: 3, before })
      expect(page.pageInfo.hasNextPage).toBe(before !== null)
      seen.unshift(...page.nodes.map((node: { id: string }) => node.id))
      before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null
    } while (before)

    expect(seen).toEqual(all.nodes.map((node: { id: string }) => node.id))
    expect(seen).toHaveLength(8)
    const second = await ask(list, { first: 2, after: all.pageInfo.startCursor })
    expect(second.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true })
    expect(second.nodes.map((node: { id: string }) => node.id)).toEqual(seen.slice(1, 3))
  }
})

test('only the owner reads the events of an account', async () => {
  const owner = await anAccount(db)
  await aSession(db, owner.id)
  const { viewer } = await aSession(db, (await anAccount(db)).id)

  expect((await execute(events, references(owner.id), viewer)).data?._entities).toEqual([null])
})

test('an account knows whether it has a password', async () => {
  const accounts = [await anAccount(db), await aProviderAccount(db)]
  const query = `query($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on User { email security { hasPassword } } }
  }`

  const answers = []
  for (const { id } of accounts) answers.push(await execute(query, references(id), (await aSession(db, id)).viewer))

  expect(answers.map(({ data }) => data?._entities[0])).toEqual([
    { email: accounts[0]?.email, security: { hasPassword: true } },
    { email: null, security: { hasPassword: false } },
  ])
})
