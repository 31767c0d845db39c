import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { type AccountRow, mails, passkeys, securityEvents } from '../../db/schema.ts'
import { anAccount, aProviderAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { codesOf, passkeyGraph } from './testing.ts'

const { db, execute, statements } = await testSubgraph(auth, testSettings)
const graph = passkeyGraph(execute)

/** An account, by default with a password, and its passkeys. */
async function aPerson(count = 1, account: Promise<AccountRow> = anAccount(db)) {
  const { id } = await account
  const { viewer, session } = await aSession(db, id)
  const added = []
  for (let nth = 0; nth < count; nth++) added.push(await graph.register(viewer))
  return { id, viewer, session, added }
}

const listed = async (viewer: Viewer, owner = viewer.userId) => {
  const query = `query ($keys: [_Any!]!) {
    _entities(representations: $keys) { ... on User { security { passkeys { id name lastUsedAt } } } }
  }`
  const { data } = await execute(query, { keys: [{ __typename: 'User', id: owner }] }, viewer)
  return data?._entities[0]?.security?.passkeys
}

test('the owner reads the passkeys, newest first, with one statement; nobody else does', async () => {
  const [owner, other] = [await aPerson(2), await aPerson()]
  await graph.signIn(owner.added[0]?.authenticator as never)

  const passkeysRead = await statements(() => listed(owner.viewer))

  expect(await listed(owner.viewer)).toEqual([
    { id: owner.added[1]?.passkey.id, name: 'Laptop', lastUsedAt: null },
    { id: owner.added[0]?.passkey.id, name: 'Laptop', lastUsedAt: expect.any(String) },
  ])
  expect(passkeysRead.filter((text) => text.includes('"passkeys"'))).toHaveLength(1)
  expect(await listed(other.viewer, owner.id)).toBeUndefined()
})

describe('renaming', () => {
  test('gives a passkey of the account another name', async () => {
    const { viewer, added } = await aPerson()
    const passkeyId = added[0]?.passkey.id

    const renamed = await graph.ask('renamePasskey', { passkeyId, name: '  내 휴대폰 ' }, viewer)

    expect(renamed).toMatchObject({ passkey: { id: passkeyId, name: '내 휴대폰' }, userErrors: [] })
    expect(await listed(viewer)).toMatchObject([{ name: '내 휴대폰' }])
  })

  test('refuses a bad name, and a passkey of somebody else', async () => {
    const [owner, other] = [await aPerson(), await aPerson()]
    const passkeyId = owner.added[0]?.passkey.id
    const rename = (viewer: Viewer | undefined, id: string, name = 'Mine') =>
      graph.ask('renamePasskey', { passkeyId: id, name }, viewer)

    expect(await rename(owner.viewer, passkeyId, ' ')).toMatchObject({
      passkey: null,
      userErrors: [{ code: 'NAME_INVALID', path: ['input', 'name'] }],
    })
    for (const id of [passkeyId, 'pky_none', 'ses_none', 'pky_\0', ''])
      expect(await rename(other.viewer, id), id).toMatchObject({
        passkey: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'passkeyId'] }],
      })
    expect(await rename(undefined, passkeyId)).toBe('UNAUTHENTICATED')
    expect(await listed(owner.viewer)).toMatchObject([{ name: 'Laptop' }])
  })
})

describe('removing', () => {
  const remove = (viewer: Viewer | undefined, passkeyId: string) => graph.ask('removePasskey', { passkeyId }, viewer)

  test('ends the passkey, with an event and a mail', async () => {
    const { id, viewer, session, added } = await aPerson()
    const [{ authenticator, passkey } = { authenticator: undefined, passkey: undefined }] = added

    expect(await remove(viewer, passkey.id)).toEqual({ removedPasskeyId: passkey.id, userErrors: [] })

    expect(codesOf(await graph.signIn(authenticator as never))).toEqual(['PASSKEY_REJECTED'])
    expect(codesOf(await remove(viewer, passkey.id))).toEqual(['NOT_FOUND'])
    const events = await db.select().from(securityEvents).where(eq(securityEvents.accountId, id))
    expect(events.at(-1)).toMatchObject({ kind: 'PASSKEY_REMOVED', sessionId: session.id })
    const sent = await db.select().from(mails).where(eq(mails.accountId, id))
    expect(sent.map(({ kind }) => kind).sort()).toEqual(['PASSKEY_ADDED', 'PASSKEY_REMOVED'])
  })

  test('needs a recent sign-in, and a passkey of the account', async () => {
    const [owner, other] = [await aPerson(), await aPerson()]
    const { viewer: old } = await aSession(db, owner.id, { confirmedAt: new Date(Date.now() - 11 * 60_000) })
    const passkeyId = owner.added[0]?.passkey.id

    expect(await remove(undefined, passkeyId)).toBe('UNAUTHENTICATED')
    expect(await remove(old, passkeyId)).toBe('RECENT_SIGN_IN_REQUIRED')
    for (const id of [passkeyId, 'pky_none', 'ses_none', ''])
      expect(codesOf(await remove(other.viewer, id)), id).toEqual(['NOT_FOUND'])
    expect(await listed(owner.viewer)).toHaveLength(1)
  })

  test('leaves the last way to sign in', async () => {
    const { viewer, added } = await aPerson(2, aProviderAccount(db))

    expect(codesOf(await remove(viewer, added[0]?.passkey.id))).toEqual([])
    expect(await remove(viewer, added[1]?.passkey.id)).toMatchObject({
      removedPasskeyId: null,
      userErrors: [{ code: 'LAST_SIGN_IN_METHOD', path: null }],
    })
    expect(await listed(viewer)).toHaveLength(1)
  })

  test('leaves one of several passkeys that are removed at once', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, viewer, added } = await aPerson(3, aProviderAccount(db))

      const removed = await Promise.all(added.map(({ passkey }) => remove(viewer, passkey.id)))

      expect(removed.flatMap(codesOf)).toEqual(['LAST_SIGN_IN_METHOD'])
      expect(await db.$count(passkeys, eq(passkeys.accountId, id))).toBe(1)
    }
  })
})
