import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { anAccount, aSession, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, execute } = await testSubgraph(auth, testSettings)
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
