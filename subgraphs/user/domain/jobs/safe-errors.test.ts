import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { aNotification, aUser, setPreferences } from '../../fixtures.ts'
import { tasksOf } from '../../jobs.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

test('the error of a job, which is logged and kept, has nothing of the statement that failed', async () => {
  const { id: userId } = await aUser(db)
  await setPreferences(db, userId, { emailOn: ['SUGGESTION_DECISION'] })
  const { id } = await aNotification(db, { userId })
  const { deliver_mail: deliverMail } = tasksOf({
    db,
    transports: {},
    graph: undefined,
    appendMailRequests: async (tx, requests) => {
      await tx.execute(sql`insert into nowhere values (${JSON.stringify(requests)})`)
    },
  })

  const failed = Promise.resolve(deliverMail?.([id], {} as never)).catch((error: unknown) => error)

  const error = (await failed) as Error
  expect(error.message).toBe('relation "nowhere" does not exist')
  expect(JSON.stringify({ ...error, stack: error.stack })).not.toContain(userId)
})
