import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../../_shared/ids.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { testLog } from '../../../_shared/testing-logs.ts'
import { accounts, mails } from '../../db/schema.ts'
import { anAccount, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { composeMail } from './composition.ts'
import { sendMails } from './delivery.ts'

const { db, deliver } = await testSubgraph(auth, { ...testSettings, AUTH_SMTP_URL: 'smtp://127.0.0.1:1' })
const pages = { verifyUrl: 'https://app.example/verify', resetUrl: 'https://app.example/reset' }
const request = (accountId: string, notificationId = newId('ntf')) =>
  deliver({
    type: 'notification.mail-requested.v1',
    data: {
      accountId,
      notificationId,
      locale: 'en',
      subject: 'Paper goes out tonight',
      text: 'From 18:00.\n\nUntil 04:00.',
    },
  })
const mailsOf = (accountId: string) => db.select().from(mails).where(eq(mails.accountId, accountId))

test('a notification is mailed once to the verified address, and says how to switch such mails off', async () => {
  const { id, email } = await anAccount(db)
  const notificationId = newId('ntf')

  await request(id, notificationId)
  await request(id, notificationId)

  const rows = await mailsOf(id)
  expect(rows).toHaveLength(1)
  const [row] = rows
  const composed = row && (await composeMail(db, row, pages))
  expect(composed).toMatchObject({ to: email, content: { subject: 'Paper goes out tonight' } })
  expect(composed?.content.text).toContain('Until 04:00.\n\nYou can switch these mails off')
})

test('its words are not kept once it is sent', async () => {
  const { id } = await anAccount(db)
  await request(id)
  await db
    .update(mails)
    .set({ dueAt: new Date(0) })
    .where(eq(mails.accountId, id))

  await sendMails(db, { transport: { send: async () => {} }, pages, log: testLog(), isStopping: () => false })

  expect(await mailsOf(id)).toMatchObject([{ sentAt: expect.any(Date), words: null }])
})

test('nothing is mailed for an account that is unknown or being deleted, nor to an unverified address', async () => {
  const [unverified, deleted] = [await anAccount(db, { emailVerifiedAt: null }), await anAccount(db)]
  await db.update(accounts).set({ deletionStartedAt: new Date() }).where(eq(accounts.id, deleted.id))

  for (const id of [newId('usr'), deleted.id, unverified.id]) await request(id)

  expect(await mailsOf(deleted.id)).toEqual([])
  const [row] = await mailsOf(unverified.id)
  expect(row && (await composeMail(db, row, pages))).toBeNull()
})
